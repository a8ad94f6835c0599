import { type Plane, plane } from '#imaging/plane.ts';
import type { InputSpec } from '../pack/manifest.ts';

/** How many times larger a plane is to be made, along the motion and vertically; 1 where it is fine enough. */
export interface Enlargement {
  readonly x: number;
  readonly y: number;
}

/** A pixel this much coarser than the network's is still as in training, where blocks of whole pixels are averaged. */
const COARSEST = 4 / 3;

/** Block means only make a picture coarser; one that is too coarse is brought to the network's pitch. */
export function enlargement(
  pixelPitchMm: { readonly x: number; readonly y: number },
  { targetPitchMm }: Pick<InputSpec, 'targetPitchMm'>,
): Enlargement {
  const times = (pitchMm: number) => (pitchMm > COARSEST * targetPitchMm ? pitchMm / targetPitchMm : 1);
  return { x: times(pixelPitchMm.x), y: times(pixelPitchMm.y) };
}

/** Straight lines between the middles of the pixels; the very same plane where nothing is to be enlarged. */
export function enlarged(source: Plane, times: Enlargement): Plane {
  if (times.x === 1 && times.y === 1) return source;
  const columns = placesOf(source.width, times.x);
  const rows = placesOf(source.height, times.y);
  const samples = new Uint16Array(columns.length * rows.length);
  let to = 0;
  for (const { before: above, after: below, share: down } of rows) {
    for (const { before, after, share } of columns) {
      const along = (row: number) => {
        const left = source.samples[row * source.width + before] as number;
        const right = source.samples[row * source.width + after] as number;
        return left + share * (right - left);
      };
      samples[to++] = Math.round(along(above) + down * (along(below) - along(above)));
    }
  }
  return plane(columns.length, rows.length, samples);
}

/** For each pixel of the larger side, the two of the smaller between whose middles its own lies, and how far along. */
function placesOf(size: number, times: number) {
  return Array.from({ length: Math.round(size * times) }, (_, i) => {
    const at = Math.min(size - 1, Math.max(0, (i + 0.5) / times - 0.5));
    const before = Math.floor(at);
    return { before, after: Math.min(size - 1, before + 1), share: at - before };
  });
}
