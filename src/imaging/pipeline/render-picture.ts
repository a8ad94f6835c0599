import { paletteTable } from '../colour/palettes.ts';
import { materialRamps } from '../material/material-palette.ts';
import type { Plane } from '../plane.ts';
import { filterPlane } from './filter-plane.ts';
import { afterFilters, createGreyTable, type Settings } from './pipeline.ts';

/**
 * The reference for what any display must show: red, green, blue and full alpha of every sample, row-major. `materials` is
 * what `materialMap` tells, class and confidence of each sample; without it there is no colour by material.
 */
export function renderPicture(source: Plane, settings: Settings, materials?: Uint8Array): Uint8Array<ArrayBuffer> {
  const { samples } = filterPlane(source, settings);
  const greys = createGreyTable()(afterFilters(settings));
  const colours = paletteTable(settings.colour?.palette ?? 'grey');
  const shown = settings.material?.shown ?? 'off';
  const ramps = shown === 'off' ? null : materialRamps(shown);
  const pixels = new Uint8Array(samples.length * 4);
  for (let i = 0; i < samples.length; i++) {
    const grey = greys[samples[i] as number] as number;
    if (materials && ramps) {
      const at = ((materials[i * 2] as number) * 256 + grey) * 4;
      const share = Math.max(materials[i * 2 + 1] as number, ramps[at + 3] as number) / 255;
      for (let c = 0; c < 3; c++) pixels[i * 4 + c] = Math.round(grey + ((ramps[at + c] as number) - grey) * share);
      pixels[i * 4 + 3] = 255;
      continue;
    }
    const at = grey * 4;
    for (let c = 0; c < 4; c++) pixels[i * 4 + c] = colours[at + c] as number;
  }
  return pixels;
}
