import { type Plane, plane } from '../plane.ts';

/** About the shape of the screen that it is looked at on. */
const WIDTH_TO_HEIGHT = 2;

/** All slices side by side on one plane, row by row; places that are left over hold no signal. Throws when sizes differ. */
export function contactSheet(slices: readonly Plane[]): { readonly sheet: Plane; readonly columns: number } {
  const [{ width, height } = { width: 0, height: 0 }] = slices;
  if (slices.some((slice) => slice.width !== width || slice.height !== height)) throw new Error('Slices of two sizes');
  const wanted = Math.ceil(Math.sqrt((WIDTH_TO_HEIGHT * slices.length * height) / width));
  const columns = Math.min(slices.length, Math.max(1, wanted));
  const rows = Math.ceil(slices.length / columns);
  const samples = new Uint16Array(columns * width * rows * height);
  slices.forEach((slice, i) => {
    const start = Math.floor(i / columns) * height * columns * width + (i % columns) * width;
    for (let y = 0; y < height; y++) {
      samples.set(slice.samples.subarray(y * width, (y + 1) * width), start + y * columns * width);
    }
  });
  return { sheet: plane(columns * width, rows * height, samples), columns };
}
