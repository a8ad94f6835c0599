import { deflateSync } from 'node:zlib';
import { decode } from 'fast-png';
import { expect, it } from 'vitest';
import { plane } from '#imaging/plane.ts';
import { encodeDifferences } from '#imaging/transport/differences.ts';
import { type PictureJob, pictureOf } from './picture-of.ts';

const ramp = plane(
  8,
  2,
  Uint16Array.from({ length: 16 }, (_, i) => i * 4_369),
);
const job: PictureJob = {
  packed: [deflateSync(encodeDifferences(ramp))],
  widthPx: 8,
  heightPx: 2,
  plane: 0,
  operations: [],
  energies: null,
  maxWidthPx: 8,
};
const greys = (change: Partial<PictureJob>) => {
  const { png, isAsRecorded } = pictureOf({ ...job, ...change });
  const { width, height, data } = decode(png);
  return { width, height, isAsRecorded, greys: Array.from({ length: width * height }, (_, i) => data[i * 3]) };
};

it('shows the plane as it was shown, pixel for pixel where it fits', () => {
  expect(greys({})).toEqual({
    width: 8,
    height: 2,
    isAsRecorded: true,
    greys: Array.from(ramp.samples, (v) => v / 257),
  });
  const inverted = greys({ operations: [{ id: 'invert', version: 1, parameters: { on: true } }] });
  expect(inverted.greys).toEqual(Array.from(ramp.samples, (v) => 255 - v / 257));
});

it('makes a picture smaller by the mean of squares', () => {
  expect(greys({ maxWidthPx: 4 })).toMatchObject({ width: 4, height: 1, greys: [77, 111, 145, 179] });
});

it('shows plainly what this version cannot make again, and says so', () => {
  const unknown = greys({ operations: [{ id: 'invert', version: 99, parameters: { on: true } }] });
  expect(unknown).toMatchObject({ isAsRecorded: false, greys: greys({}).greys });
});
