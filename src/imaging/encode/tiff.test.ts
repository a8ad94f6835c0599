import { fromArrayBuffer } from 'geotiff';
import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { encodeTiff } from './tiff.ts';

it('writes pages that an independent reader reads back sample by sample', async () => {
  const high = plane(3, 2, Uint16Array.from([0, 1, 255, 256, 40_000, 65_535]));
  const low = plane(2, 2, Uint16Array.from([9, 8, 7, 65_000]));
  const tiff = await fromArrayBuffer(encodeTiff([high, low]).buffer);
  expect(await tiff.getImageCount()).toBe(2);
  for (const [i, page] of [high, low].entries()) {
    const image = await tiff.getImage(i);
    const rasters = await image.readRasters();
    expect([image.getWidth(), image.getHeight()]).toEqual([page.width, page.height]);
    expect(Array.from(rasters[0] as Uint16Array)).toEqual(Array.from(page.samples));
  }
});

it('refuses to write a file without pages', () => {
  expect(() => encodeTiff([])).toThrow('at least one page');
});
