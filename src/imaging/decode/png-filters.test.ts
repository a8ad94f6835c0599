import { expect, it } from 'vitest';
import { noisyPlane } from '#testing/noisy-plane.ts';
import { undoPngFilters } from './png-filters.ts';

/** W3C PNG 9.2, written the other way round and from the text alone. */
function filterRow(type: number, row: Uint8Array, above: Uint8Array): Uint8Array {
  return row.map((byte, i) => {
    const a = row[i - 2] ?? 0;
    const b = above[i] ?? 0;
    const c = above[i - 2] ?? 0;
    const p = a + b - c;
    const nearest = [a, b, c].reduce((best, v) => (Math.abs(p - v) < Math.abs(p - best) ? v : best));
    return byte - ([0, a, b, Math.floor((a + b) / 2), nearest][type] ?? 0);
  });
}

it.each([0, 1, 2, 3, 4])('filter %i is undone', (type) => {
  const source = noisyPlane(23, 9);
  const rows = Array.from({ length: source.height }, (_, y) =>
    Uint8Array.from({ length: 46 }, (_, i) => {
      const sample = source.samples[y * 23 + (i >> 1)] ?? 0;
      return i % 2 ? sample & 0xff : sample >> 8;
    }),
  );
  const filtered = rows.flatMap((row, y) => [type, ...filterRow(type, row, rows[y - 1] ?? new Uint8Array(46))]);
  expect(undoPngFilters(Uint8Array.from(filtered), 46, 9, 2)).toEqual(Uint8Array.from(rows.flatMap((row) => [...row])));
});

it('an unknown filter is refused', () => {
  expect(() => undoPngFilters(Uint8Array.from([9, 0, 0]), 2, 1, 2)).toThrow('unknown PNG filter');
});
