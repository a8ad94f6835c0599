import { createDetector, type Detector } from '#detection/client.ts';
import type { PackAddress } from '#detection/protocol.ts';

/** A detector of its own worker that runs the pack of the address, once it has passed its self-test. */
export function openDetector(pack: PackAddress): Detector {
  return createDetector({
    pack,
    workerFactory: () =>
      new Worker(new URL('../../detection/detector.worker.ts', import.meta.url), { type: 'module', name: 'detector' }),
  });
}
