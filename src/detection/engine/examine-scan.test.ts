import { expect, it } from 'vitest';
import { aDetectorScan, aFakePack, soundAnswer, targetAnswer } from '#testing/detection/fake-pack.ts';
import { frameScan } from '../framing/frame-scan.ts';
import type { JudgedScan } from '../framing/judge-scan.ts';
import type { Box } from '../proposal/candidate.ts';
import type { DetectorScan } from '../protocol.ts';
import { examineScan } from './examine-scan.ts';

const SIDE = 64;
const container = { x: 0, y: 0, width: SIDE, height: 32 };
const FIVE_G_PER_CM2 = Math.log(6);

/** Four cells of 32 pixels: all of them tyres, of 5 g/cm² each. */
const cargoHeads = {
  matter: { dims: [1, 2, 2, 2], data: Float32Array.of(...Array(4).fill(FIVE_G_PER_CM2), -9, -9, -9, -9) },
  cargo: { dims: [1, 4, 2, 2], data: Float32Array.from({ length: 16 }, (_, i) => (i >= 8 && i < 12 ? 9 : 0)) },
  novelty: { dims: [1, 1, 2, 2], data: Float32Array.of(1, 2, 3, 4) },
};
const auxiliary = [
  { name: 'matter', stride: 32, channels: ['density', 'changed'] },
  { name: 'cargo', stride: 32, channels: ['empty', 'paper', 'tyres', 'fill'] },
  { name: 'novelty', stride: 32, channels: ['distance'] },
];
const cargo = { loadedFrom: 0.5, mass: { perKg: 1, tareKgPerM: 0, relativeSpread: 0.1 } };

const upsideDown = (box: Box): Box => ({ ...box, y: SIDE - box.y - box.height });

function judged(scan: DetectorScan, doubts: JudgedScan['doubts'], inPicture: (box: Box) => Box): JudgedScan {
  const { high, low } = scan;
  const upright = { high, low, pixelPitchMm: { x: 8, y: 8 }, containers: [container], inPicture };
  return { framing: frameScan({ high }), hindrances: [], doubts, upright };
}

async function examined(
  answer = targetAnswer,
  { readsCargo = true, doubts = [] as JudgedScan['doubts'], pitch = true, inPicture = upsideDown } = {},
) {
  const { manifest } = await aFakePack(readsCargo ? { manifest: { auxiliary, cargo } } : {});
  const scan = { ...aDetectorScan(), pixelPitchMm: pitch ? { x: 8, y: 8 } : null };
  let selfTests = 0;
  const examination = await examineScan(judged(scan, doubts, inPicture), scan, {
    manifest,
    session: { run: async (input) => ({ ...answer(input), ...(readsCargo ? cargoHeads : {}) }) },
    selfTest: async () => {
      selfTests++;
    },
    isAborted: () => false,
    onProgress: () => undefined,
    nextTurn: async () => undefined,
  });
  if (examination.kind !== 'found') throw new Error(examination.kind);
  return { ...examination, selfTests };
}

it('puts what it finds back where it lies in the picture', async () => {
  const hanging = await examined(targetAnswer);
  const standing = await examined(targetAnswer, { inPicture: (box) => box });
  expect(standing.proposals.length).toBeGreaterThan(0);
  expect(hanging.proposals).toEqual(standing.proposals.map((found) => ({ ...found, box: upsideDown(found.box) })));
  expect(hanging.loads.map(({ box }) => box)).toEqual([{ ...container, y: 32 }]);
  expect(hanging.selfTests).toBe(0);
});

it('says what a container holds and weighs', async () => {
  const { loads } = await examined();
  const [load] = loads;
  expect(load).toMatchObject({ isLoaded: true, types: [{ type: 'tyres' }, { type: 'paper' }] });
  // Two cells of 256 mm by 256 mm.
  expect(load?.cargoMassKg?.likeliest).toBeCloseTo((2 * 25.6 ** 2 * 5) / 1000, 3);
});

it('does not weigh by a pitch or a scale that was guessed', async () => {
  const massOf = async (options: Parameters<typeof examined>[1]) =>
    (await examined(targetAnswer, options)).loads[0]?.cargoMassKg;
  expect(await massOf({ pitch: false })).toBeNull();
  expect(await massOf({ doubts: ['levels'] })).toBeNull();
  expect(await massOf({ doubts: ['stripes'] })).not.toBeNull();
});

it('says nothing about loads where the pack does not read them', async () => {
  expect((await examined(targetAnswer, { readsCargo: false })).loads).toEqual([]);
});

it('proves that it could have found something where it found nothing', async () => {
  expect(await examined(soundAnswer)).toMatchObject({ proposals: [], selfTests: 1 });
});
