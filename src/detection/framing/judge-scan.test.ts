import { expect, it } from 'vitest';
import { type Plane, plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import {
  type Alteration,
  cutThrough,
  cutToBox,
  eightBit,
  inTurn,
  inverted,
  mirrored,
  narrowRange,
  onItsSide,
  scaled,
  upsideDown,
  withBurnedInText,
  withDeadRows,
} from '#testing/detection/altered-scan.ts';
import { OTHER_PICTURES } from '#testing/detection/other-pictures.ts';
import type { Box } from '../proposal/candidate.ts';
import { iou } from '../proposal/nms.ts';
import { judgeScan } from './judge-scan.ts';

const { planes, sidecar, truth } = simulateScan({ scenario: 'small', seed: 'c', scannedAt: '2026-01-05T08:00:00Z' });
const { width, height, samples } = planes.high;
const bright = samples.reduce((most, sample) => Math.max(most, sample));
/** Air at the top of the scale, as scanners deliver it. */
const high = plane(
  width,
  height,
  samples.map((sample) => Math.round((sample / bright) * 65_535)),
);
const scan = { high, boxes: truth.containers.map(({ box }) => box), air: 'bright', roof: 'top' } as const;
const after = (alter: Alteration) => judgeScan({ high: alter(scan).high, low: null, pixelPitchMm: null });

it('hands over what is as expected untouched', () => {
  const pixelPitchMm = { x: 5, y: 5 };
  const judged = judgeScan({ high, low: planes.low, pixelPitchMm });
  expect(judged.hindrances).toEqual([]);
  expect(judged.upright?.high).toBe(high);
  expect(judged.upright?.low).toBe(planes.low);
  expect(judged.upright?.pixelPitchMm).toBe(pixelPitchMm);
});

it('turns a negative of 8 bit back to transmissions', () => {
  const judged = after(inTurn(inverted, eightBit));
  expect(judged.hindrances).toEqual([]);
  expect(meanDifference(judged.upright?.high as Plane, high)).toBeLessThan(0.03);
});

const onItsHead = inTurn(upsideDown, mirrored);
const aQuarterTurned = inTurn(onItsSide, mirrored);

it.each<[string, Alteration]>([
  ['mirrored', mirrored],
  ['upside down', upsideDown],
  ['turned by 90°', aQuarterTurned],
  ['turned by 180°', onItsHead],
  ['turned by 270°', inTurn(aQuarterTurned, onItsHead)],
  ['on its side', onItsSide],
  ['turned by 90°, a negative of 8 bit', inTurn(aQuarterTurned, inverted, eightBit)],
  ['turned by 180°, with burned-in text', inTurn(withBurnedInText(65_535), onItsHead)],
  ['turned by 270°, cut to the container', inTurn(cutToBox, aQuarterTurned, onItsHead)],
])('sets a container that is %s upright, and its boxes back', (_, alter) => {
  const altered = alter(scan);
  const { hindrances, upright, framing } = after(alter);
  expect(hindrances).toEqual([]);
  const [found] = upright?.containers ?? [];
  expect(framing.roof).toBe(altered.roof);
  expect((found as Box).width).toBeGreaterThan((found as Box).height);
  expect(iou(upright?.inPicture(found as Box) as Box, altered.boxes[0] as Box)).toBeGreaterThan(0.9);
});

it('turns the stated pitch with the picture', () => {
  const turned = judgeScan({ high: onItsSide(scan).high, low: null, pixelPitchMm: { x: 4, y: 6 } });
  expect(turned.upright?.pixelPitchMm).toEqual({ x: 6, y: 4 });
});

it('estimates the pitch that the scan does not say from the container', () => {
  const { upright } = after((given) => given);
  expect(Math.abs(Math.log((upright?.pixelPitchMm.x as number) / sidecar.pixelPitchMm.x))).toBeLessThan(0.05);
  expect(Math.abs(Math.log((upright?.pixelPitchMm.y as number) / sidecar.pixelPitchMm.y))).toBeLessThan(0.15);
});

it.each(OTHER_PICTURES.map(([shown, picture]) => [shown, picture] as const))(
  'cannot judge a picture of %s',
  (_, picture) => {
    const { hindrances, upright } = judgeScan({ high: picture, low: null, pixelPitchMm: null });
    expect(hindrances).toContain('no-container');
    expect(upright).toBeNull();
  },
);

it.each<[string, Alteration, readonly string[]]>([
  ['a picture the size of a stamp', scaled(0.2), ['too-small']],
  ['a picture without a container', (given) => ({ ...given, high: noise() }), ['no-container']],
  ['a picture of few greys', (given) => ({ ...given, high: flat(given.high) }), ['low-contrast']],
])('cannot judge %s', (_, alter, hindrances) => {
  expect(after(alter).hindrances).toEqual(expect.arrayContaining([...hindrances]));
});

it.each<[string, Alteration, string]>([
  ['the container goes on beyond the picture', cutThrough, 'cut-off'],
  ['rows failed', withDeadRows(0, 0.2, 0.3, 0.4, 0.6), 'lines-failed'],
  ['nothing passes the cargo', (given) => ({ ...given, high: opaque(given.high) }), 'unpenetrated'],
  ['the motion was uneven', (given) => ({ ...given, high: stretched(given.high) }), 'proportions'],
])('doubts its answer where %s', (_, alter, doubt) => {
  expect(after(alter)).toMatchObject({ hindrances: [], doubts: expect.arrayContaining([doubt]) });
});

it('doubts levels that had to be guessed, and no others', () => {
  const doubtsAfter = (alter: Alteration) => after(alter).doubts;
  expect(after((given) => given).doubts).toEqual([]);
  for (const alter of [inverted, narrowRange, eightBit, inTurn(eightBit, widened)]) {
    expect(doubtsAfter(alter)).toContain('levels');
  }
});

it('doubts a length that no container has, where the pitch is stated', () => {
  const doubtsAt = (x: number) => judgeScan({ high, low: null, pixelPitchMm: { x, y: x } }).doubts;
  expect(doubtsAt(sidecar.pixelPitchMm.x)).toEqual([]);
  expect(doubtsAt(1.3 * sidecar.pixelPitchMm.x)).toContain('proportions');
});

it('doubts its answer where the two energies cannot be compared', () => {
  const low = plane(width, height, new Uint16Array(width * height));
  expect(judgeScan({ high, low, pixelPitchMm: null }).doubts).toContain('ratio-invalid');
});

/** As readers of files hand over 8 bits. */
const widened: Alteration = (given) => ({
  ...given,
  high: plane(
    given.high.width,
    given.high.height,
    given.high.samples.map((sample) => 257 * sample),
  ),
});

const noise = () =>
  plane(
    400,
    200,
    Uint16Array.from({ length: 80_000 }, (_, i) => (i * 7919 * (i % 101)) % 65_536),
  );
const flat = (given: Plane) =>
  plane(
    given.width,
    given.height,
    given.samples.map((s) => 30_000 + Math.round(s / 2500)),
  );

/** Every second column is left out, twice. */
function stretched(given: Plane): Plane {
  const columns = Math.floor(given.width / 4);
  const narrow = new Uint16Array(columns * given.height);
  for (let i = 0; i < narrow.length; i++) {
    narrow[i] = given.samples[Math.floor(i / columns) * given.width + 4 * (i % columns)] as number;
  }
  return plane(columns, given.height, narrow);
}

function opaque(given: Plane): Plane {
  const { x, y, width: across, height: down } = scan.boxes[0] as (typeof scan.boxes)[number];
  const isCargo = (column: number, row: number) =>
    column > x + 0.2 * across && column < x + 0.8 * across && row > y + 0.4 * down && row < y + 0.8 * down;
  return plane(
    given.width,
    given.height,
    given.samples.map((s, i) => (isCargo(i % given.width, Math.floor(i / given.width)) ? 0 : s)),
  );
}

/** Over the container; air may be cut off at its level. */
function meanDifference(one: Plane, other: Plane): number {
  let sum = 0;
  for (let i = 0; i < one.samples.length; i++) {
    sum += Math.abs((one.samples[i] as number) - (other.samples[i] as number)) / 65_535;
  }
  return sum / one.samples.length;
}
