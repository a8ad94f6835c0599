import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { plane } from '#imaging/plane.ts';
import { noisyPlane } from '#testing/noisy-plane.ts';
import { createDifferenceReader, decodeDifferences, encodeDifferences } from './differences.ts';

it('gives every sample back', () => {
  const source = noisyPlane(31, 17);
  expect(decodeDifferences(encodeDifferences(source), 31, 17)).toEqual(source);
});

it('wraps around at both ends of the scale and starts each row from zero', () => {
  const source = plane(3, 2, Uint16Array.of(65_535, 0, 65_535, 1, 0, 300));
  expect([...encodeDifferences(source)]).toEqual([255, 255, 1, 0, 255, 255, 1, 0, 255, 255, 44, 1]);
  expect(decodeDifferences(encodeDifferences(source), 3, 2)).toEqual(source);
});

it('can be read in pieces cut anywhere', () => {
  const source = noisyPlane(29, 13);
  const bytes = encodeDifferences(source);
  const random = createRandom('pieces');
  for (let run = 0; run < 20; run++) {
    const samples = new Uint16Array(29 * 13);
    const reader = createDifferenceReader(29, samples);
    for (let at = 0; at < bytes.length; ) {
      const end = at + random.integer(0, 9);
      reader.push(bytes.subarray(at, end));
      at = end;
    }
    reader.end();
    expect(samples).toEqual(source.samples);
  }
});

it('refuses too few and too many bytes', () => {
  const bytes = encodeDifferences(noisyPlane(5, 5));
  expect(() => decodeDifferences(bytes.subarray(1), 5, 5)).toThrow();
  expect(() => decodeDifferences(bytes, 5, 4)).toThrow();
});
