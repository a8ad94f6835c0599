import { BLOCK_CHANNELS } from './arena.ts';
import type { OnnxTensor } from './onnx-graph.ts';

/** G of F(4×4, 3×3), row by row; see `winograd` in kernels.as. */
const G = Float64Array.of(
  ...[1 / 4, 0, 0],
  ...[-1 / 6, -1 / 6, -1 / 6],
  ...[-1 / 6, 1 / 6, -1 / 6],
  ...[1 / 24, 1 / 12, 1 / 6],
  ...[1 / 24, -1 / 12, 1 / 6],
  ...[0, 0, 1],
);

export const CELLS = 36;

const filled = (channels: number) => Math.ceil(channels / BLOCK_CHANNELS) * BLOCK_CHANNELS;

/** (outputs, inputs, size, size) as the kernels take it: by panels of eight outputs; rows, columns, inputs; outputs. */
export function directWeights({ dims, values }: OnnxTensor): Float32Array {
  const [outputs = 0, inputs = 0, size = 0] = dims;
  const depth = size * size * filled(inputs);
  const packed = new Float32Array(filled(outputs) * depth);
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) {
      for (let cell = 0; cell < size * size; cell++) {
        packed[placeOf(o, cell * filled(inputs) + i, depth)] = values[(o * inputs + i) * size * size + cell] ?? 0;
      }
    }
  }
  return packed;
}

/** (outputs, inputs, 3, 3) as 36 matrices: G g Gᵀ of each filter, spread over them, packed as above. */
export function winogradWeights({ dims, values }: OnnxTensor): Float32Array {
  const [outputs = 0, inputs = 0] = dims;
  const depth = filled(inputs);
  const matrix = filled(outputs) * depth;
  const packed = new Float32Array(CELLS * matrix);
  const spread = new Float64Array(CELLS);
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) {
      spreadFilter(values, (o * inputs + i) * 9, spread);
      const place = placeOf(o, i, depth);
      for (let cell = 0; cell < CELLS; cell++) packed[cell * matrix + place] = spread[cell] ?? 0;
    }
  }
  return packed;
}

function spreadFilter(values: ArrayLike<number>, at: number, spread: Float64Array): void {
  for (let column = 0; column < 3; column++) {
    for (let row = 0; row < 6; row++) half[row * 3 + column] = dot(G, row * 3, 1, values, at + column, 3);
  }
  for (let row = 0; row < 6; row++) {
    for (let column = 0; column < 6; column++) spread[row * 6 + column] = dot(half, row * 3, 1, G, column * 3, 1);
  }
}

const half = new Float64Array(18);

function dot(a: ArrayLike<number>, aAt: number, aStep: number, b: ArrayLike<number>, bAt: number, bStep: number) {
  let sum = 0;
  for (let k = 0; k < 3; k++) sum += (a[aAt + k * aStep] ?? 0) * (b[bAt + k * bStep] ?? 0);
  return sum;
}

export function biasOf(bias: OnnxTensor | undefined, outputs: number): Float32Array {
  const packed = new Float32Array(filled(outputs));
  if (bias) packed.set(Array.from(bias.values));
  return packed;
}

/** Where the weight from one input to one output lies in a matrix of `depth` rows in panels of eight columns. */
const placeOf = (output: number, row: number, depth: number) =>
  (Math.floor(output / BLOCK_CHANNELS) * depth + row) * BLOCK_CHANNELS + (output % BLOCK_CHANNELS);
