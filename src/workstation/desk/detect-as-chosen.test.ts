import { expect, it } from 'vitest';
import type { DetectorSettings } from '#contract/detector-settings.ts';
import type { DetectOptions } from '#detection/client.ts';
import type { PackAddress } from '#detection/protocol.ts';
import { aDetectorScan } from '#testing/detection/fake-pack.ts';
import { READY_PACK } from '#testing/detection/fake-worker.ts';
import type { DetectionSubject } from './desk-ports.ts';
import { detectAsChosen } from './detect-as-chosen.ts';

const NORTH = 'a'.repeat(64);
const consignment = { hsCodes: ['0902'], origin: null, destination: null };

function station() {
  const asked: { pack: PackAddress; options: DetectOptions }[] = [];
  let settings: DetectorSettings = { choices: [], packs: [], rules: [] };
  const run = detectAsChosen({
    origin: 'https://gantry.example',
    clock: { nowMs: () => Date.UTC(2026, 5, 1) },
    settings: { get: () => settings, known: () => Promise.resolve() },
    bench: {
      async detect(pack, _scan, options) {
        asked.push({ pack, options });
        return { state: 'done', ...READY_PACK, durationMs: 1, proposals: [], loads: [], targeting: [], doubts: [] };
      },
    },
  });
  const detect = (subject: DetectionSubject) =>
    run(
      { ...aDetectorScan(), energiesMeV: { high: 6, low: 4 }, subject },
      { signal: new AbortController().signal, isUrgent: false, onProgress: () => undefined },
    );
  return {
    detect,
    asked,
    last: () => asked.at(-1),
    become: (next: Partial<DetectorSettings>) => {
      settings = { ...settings, ...next };
    },
  };
}

it('runs the bundled pack where nothing was chosen', async () => {
  const { detect, last } = station();
  await detect({ site: 'North', consignment });
  expect(last()?.pack).toEqual({ url: 'https://gantry.example/models/active.json', manifestSha256: null });
  expect(last()?.options.targeting).toEqual({ rules: [], consignment, at: '2026-06-01T00:00:00.000Z' });
});

it('takes another choice with the next case, not in the middle of one', async () => {
  const { detect, asked, become } = station();
  const running = { site: 'North', consignment };
  await detect(running);
  become({ choices: [{ site: 'North', pack: NORTH }] });
  await detect(running);
  await detect({ site: 'North', consignment });
  await detect({ site: 'South', consignment });
  expect(asked.map(({ pack }) => pack.manifestSha256)).toEqual([null, null, NORTH, null]);
  expect(asked[2]?.pack.url).toBe(`https://gantry.example/api/model-packs/${NORTH}/manifest.json`);
});
