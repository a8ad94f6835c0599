import { beforeAll, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import type { Alteration, AlteredScan } from '#testing/detection/altered-scan.ts';
import * as altered from '#testing/detection/altered-scan.ts';
import { iou } from '../proposal/nms.ts';
import { type Framing, frameScan } from './frame-scan.ts';

const SEEDS = ['a', 'b', 'c', 'e', 'f', 'g'];
const scans: AlteredScan[] = [];

beforeAll(() => {
  for (const seed of SEEDS) scans.push(simulated('small', seed));
  scans.push(simulated('training', 'i'));
}, 600_000);

function simulated(scenario: string, seed: string): AlteredScan {
  const { planes, truth } = simulateScan({ scenario, seed, scannedAt: '2026-01-05T08:00:00Z' });
  return { high: planes.high, boxes: truth.containers.map(({ box }) => box), air: 'bright', roof: 'top' };
}

const { inTurn, inverted, eightBit, withGamma, upsideDown, onItsSide, cutToBox, cutThrough, framed } = altered;

const ALTERATIONS: readonly (readonly [string, Alteration])[] = [
  ['as it is', (scan) => scan],
  ['inverted', inverted],
  ['8 bit, gamma 0.5', inTurn(withGamma(0.5), eightBit)],
  ['8 bit, gamma 2.2, inverted', inTurn(withGamma(2.2), inverted, eightBit)],
  ['in a narrow range', altered.narrowRange],
  ['saturated', altered.saturated],
  ['at 0.4 of its size', altered.scaled(0.4)],
  ['at 1.5 of its size, inverted', inTurn(altered.scaled(1.5), inverted)],
  ['upside down', upsideDown],
  ['upside down, inverted, 8 bit', inTurn(upsideDown, inverted, eightBit)],
  ['on its side', onItsSide],
  ['on its side, inverted', inTurn(onItsSide, inverted)],
  ['cut to the box', cutToBox],
  ['cut through the box', cutThrough],
  ['in a black letterbox', altered.letterboxed(20, 0)],
  ['inverted, in a white letterbox', inTurn(inverted, altered.letterboxed(20, 65_535))],
  ['in a black frame', framed(14, 0)],
  ['in a white frame', framed(14, 65_535)],
  ['with burned-in text', altered.withBurnedInText(65_535)],
  ['inverted, with burned-in text', inTurn(inverted, altered.withBurnedInText(65_535))],
  ['with dead rows', inTurn(altered.withDeadRows(0, 0.2, 0.5), altered.withDeadRows(65_535, 0.6))],
];

interface Outcome {
  readonly name: string;
  readonly scan: AlteredScan;
  readonly framing: Framing;
}

const framedBy = (name: string, alter: Alteration): Outcome[] =>
  scans.map(alter).map((scan) => ({ name, scan, framing: frameScan(scan) }));

const overlapOf = ({ scan, framing }: Outcome) =>
  Math.max(...scan.boxes.map((box) => Math.max(...framing.containers.map((found) => iou(found.box, box)))));

it('finds the container, its polarity and its roof, however the scan was exported', () => {
  const outcomes = ALTERATIONS.flatMap(([name, alter]) => framedBy(name, alter));
  const found = outcomes.filter(({ framing }) => framing.containers.length > 0);
  expect(found.length).toBeGreaterThanOrEqual(0.97 * outcomes.length);

  const overlaps = found.map(overlapOf).sort((a, b) => a - b);
  expect(overlaps[Math.floor(overlaps.length / 2)]).toBeGreaterThanOrEqual(0.95);
  expect(found.filter((outcome) => overlapOf(outcome) < 0.7).map(({ name }) => name)).toEqual([]);

  // Where it is wrong it is not sure of itself.
  const sure = found.filter(({ framing }) => Math.min(framing.airConfidence, framing.roofConfidence) >= 0.8);
  expect(sure.filter(({ scan, framing }) => framing.air !== scan.air).map(({ name }) => name)).toEqual([]);
  expect(sure.filter(({ scan, framing }) => framing.roof !== scan.roof).map(({ name }) => name)).toEqual([]);
  expect(sure.length).toBeGreaterThanOrEqual(0.95 * outcomes.length);
}, 600_000);

it('says which containers go on beyond the picture', () => {
  const isCutOff = ({ framing }: Outcome) => framing.containers[0]?.isCutOff;
  expect(framedBy('', cutThrough).filter(isCutOff).length).toBeGreaterThanOrEqual(0.7 * scans.length);
  expect(framedBy('', (scan) => scan).filter(isCutOff)).toEqual([]);
});

it('finds two containers on one carriage', () => {
  const [one] = scans as [AlteredScan];
  const { width, height, samples } = one.high;
  const doubled = plane(2 * width, height, new Uint16Array(2 * width * height));
  for (let y = 0; y < height; y++) {
    const row = samples.subarray(y * width, (y + 1) * width);
    doubled.samples.set(row, 2 * y * width);
    doubled.samples.set(row, (2 * y + 1) * width);
  }
  expect(frameScan({ high: doubled }).containers).toHaveLength(2);
});

it('reads the levels of air and of nothing', () => {
  for (const { framing } of framedBy('', inTurn(withGamma(1), altered.narrowRange))) {
    expect(framing.opaqueSample).toBeLessThan(18_000);
    expect(framing.airSample).toBeGreaterThan(25_000);
  }
  for (const { framing } of framedBy('', inTurn(inverted, eightBit))) {
    expect(framing).toMatchObject({ bits: 8, opaqueSample: 255 });
    expect(framing.airSample).toBeLessThan(40);
  }
}, 600_000);

it('finds no container in noise, in ramps and in a carriage that carries nothing', () => {
  const random = createRandom('no container');
  const picture = (width: number, height: number, sample: (x: number, y: number) => number) =>
    plane(
      width,
      height,
      Uint16Array.from({ length: width * height }, (_, i) => sample(i % width, Math.floor(i / width))),
    );
  const pictures = [
    picture(640, 225, () => random.integer(0, 65_535)),
    picture(500, 500, () => 600_000 + random.integer(0, 4000)),
    picture(640, 225, (x) => x * 100),
    picture(640, 225, (_, y) => y * 250),
    picture(640, 225, (x, y) => x * 50 + y * 100),
    picture(640, 225, () => 65_000),
    picture(640, 225, () => 0),
    ...scans.slice(0, SEEDS.length).map(withoutContainer),
  ];
  expect(pictures.map((high) => frameScan({ high }).containers.length)).toEqual(pictures.map(() => 0));
}, 600_000);

/** Air in place of everything above the carriage. */
function withoutContainer({ high, boxes }: AlteredScan) {
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return plane(
    high.width,
    high.height,
    high.samples.map((sample, i) => (i < bottom * high.width ? 63_000 : sample)),
  );
}
