import { paletteTable } from '../colour/palettes.ts';
import type { Plane } from '../plane.ts';
import { filterPlane } from './filter-plane.ts';
import { afterFilters, createGreyTable, type Settings } from './pipeline.ts';

/** The reference for what any display must show: red, green, blue and full alpha of every sample, row-major. */
export function renderPicture(source: Plane, settings: Settings): Uint8Array<ArrayBuffer> {
  const { samples } = filterPlane(source, settings);
  const greys = createGreyTable()(afterFilters(settings));
  const colours = paletteTable(settings.colour?.palette ?? 'grey');
  const pixels = new Uint8Array(samples.length * 4);
  for (let i = 0; i < samples.length; i++) {
    const at = (greys[samples[i] as number] as number) * 4;
    for (let c = 0; c < 4; c++) pixels[i * 4 + c] = colours[at + c] as number;
  }
  return pixels;
}
