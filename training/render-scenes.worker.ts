import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { renderScene } from '#simulator/render-scene.ts';
import { encodeScene } from './simulation/scene-file.ts';

/** What one worker draws. */
export interface SceneShare {
  readonly out: string;
  readonly scenario: string;
  readonly seeds: readonly string[];
}

const { out, scenario, seeds } = workerData as SceneShare;
for (const seed of seeds) {
  const bytes = encodeScene(renderScene({ scenario, seed }));
  writeFileSync(join(out, `${scenario.replace('/', '-')}-${seed}.scene`), bytes);
  parentPort?.postMessage(bytes.length);
}
