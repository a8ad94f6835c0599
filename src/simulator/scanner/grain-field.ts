import type { Random } from '#base/random.ts';

/** Side of the repeating field in cells. */
export const GRAIN_SIDE = 256;

/**
 * A repeating field of irregularity with standard deviation 1: three octaves of smoothed chance, the finest about
 * `finestMm` wide. Row-major, `GRAIN_SIDE` squared, one cell per pixel.
 */
export function grainField(random: Random, pitchMm: number, finestMm = 18): Float32Array {
  const field = new Float32Array(GRAIN_SIDE * GRAIN_SIDE);
  let cell = 1;
  while (cell * pitchMm < finestMm) cell *= 2;
  for (let octave = 0; octave < 3; octave++) {
    addOctave(field, random, Math.min(64, cell << octave));
  }
  let sum = 0;
  let squares = 0;
  for (const value of field) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / field.length;
  const deviation = Math.sqrt(squares / field.length - mean * mean);
  return field.map((value) => (value - mean) / deviation);
}

function addOctave(field: Float32Array, random: Random, cell: number): void {
  const knots = GRAIN_SIDE / cell;
  const values = Float32Array.from({ length: knots * knots }, () => random.next() - 0.5);
  const at = (row: number, column: number) => values[(row % knots) * knots + (column % knots)] as number;
  for (let y = 0; y < GRAIN_SIDE; y++) {
    const row = Math.floor(y / cell);
    const v = eased(y / cell - row);
    for (let x = 0; x < GRAIN_SIDE; x++) {
      const column = Math.floor(x / cell);
      const u = eased(x / cell - column);
      const above = at(row, column) * (1 - u) + at(row, column + 1) * u;
      const below = at(row + 1, column) * (1 - u) + at(row + 1, column + 1) * u;
      const index = y * GRAIN_SIDE + x;
      field[index] = (field[index] as number) + above * (1 - v) + below * v;
    }
  }
}

function eased(t: number): number {
  return t * t * (3 - 2 * t);
}
