import { BLOCK_CHANNELS, FLOAT_BYTES, type Place, type Shape } from './arena.ts';
import { convolutionOf, outputOf, UnsuitableNetwork } from './facts.ts';
import { isSameShape, KERNEL, type Layout, source, target } from './layout.ts';
import type { OnnxNode, OnnxTensor } from './onnx-graph.ts';
import { biasOf, CELLS, directWeights, winogradWeights } from './weights.ts';

/** Rows of a matrix that the kernels work on at once. */
const BLOCK_ROWS = 6;
/** What one thread works on at a time should fit its cache. */
const WORK_BYTES = 2 ** 20;
/** Side of the part of a picture that one tile of Winograd's filters gives. */
const TILE = 4;

/** A convolution with what can be done on its way: adding a tensor that is there already, cutting off below zero. */
export function layConvolution(node: OnnxNode, layout: Layout): void {
  const from = layout.place(node, 0);
  const weights = layout.known.get(node.inputs[1] ?? '');
  if (weights?.dims[1] !== from.channels) throw new UnsuitableNetwork('a convolution of groups of channels');
  const { size, stride } = convolutionOf(node, weights);
  const [channels = 0] = weights.dims;
  const shape = { channels, rows: from.rows / stride, columns: from.columns / stride };
  if (shape.columns < BLOCK_ROWS || !Number.isInteger(shape.rows) || !Number.isInteger(shape.columns)) {
    throw new UnsuitableNetwork(`a convolution over ${from.columns}×${from.rows} pixels`);
  }
  const { add, relu, nodes } = fusible(node, shape, layout);
  const to = layout.tensor(shape);
  const words = {
    8: layout.keep(biasOf(layout.known.get(node.inputs[2] ?? ''), channels)),
    ...target(to),
    14: to.pixelBytes / FLOAT_BYTES / BLOCK_CHANNELS,
    15: add?.at ?? 0,
    16: relu ? 1 : 0,
  };
  if (size === 3 && stride === 1 && hasTiles(shape, layout.threads)) layWinograd(weights, from, to, words, layout);
  else layDirect(weights, from, to, size, stride, words, layout);
  layout.define(outputOf(nodes.at(-1) ?? node), to);
  layout.finish(...nodes);
}

type Words = Readonly<Record<number, number>>;

const hasTiles = ({ rows, columns }: Shape, threads: number) =>
  rows % TILE === 0 && columns % TILE === 0 && (rows / TILE) * (columns / TILE) >= BLOCK_ROWS * threads;

function layWinograd(weights: OnnxTensor, from: Place, to: Place, words: Words, layout: Layout): void {
  const tileBytes = CELLS * (from.pixelBytes + to.pixelBytes);
  const most = Math.max(BLOCK_ROWS, Math.floor(WORK_BYTES / tileBytes));
  const step = layout.step(KERNEL.winograd, {
    ...words,
    ...source(from, from.corner),
    7: layout.keep(winogradWeights(weights)),
    12: to.rows / TILE,
    13: to.columns / TILE,
    17: most,
    18: layout.zerosAt,
  });
  layout.working.push(step);
  // A scratch of 36 vectors, and a block that may be nearly twice as large as it should.
  layout.needWork(CELLS * 16 + 2 * most * tileBytes);
}

function layDirect(
  weights: OnnxTensor,
  from: Place,
  to: Place,
  size: number,
  stride: number,
  words: Words,
  layout: Layout,
): void {
  layout.step(KERNEL.convolve, {
    ...words,
    1: size === 1 ? from.at : from.corner,
    2: from.rowBytes * stride,
    3: from.pixelBytes * stride,
    4: size,
    5: (size * from.pixelBytes) / FLOAT_BYTES,
    6: from.rowBytes,
    7: layout.keep(directWeights(weights)),
    12: to.rows,
    13: to.columns,
  });
}

function fusible(node: OnnxNode, shape: Shape, layout: Layout) {
  const nodes = [node];
  let add: Place | undefined;
  const next = layout.soleUser(node);
  if (next?.operator === 'Add') {
    const other = layout.value(next.inputs.find((name) => name !== outputOf(node)));
    if (other?.kind === 'tensor' && isSameShape(other.place, shape)) {
      add = other.place;
      nodes.push(next);
    }
  }
  const after = layout.soleUser(nodes.at(-1) ?? node);
  const relu = after?.operator === 'Relu';
  if (after && relu) nodes.push(after);
  return { add, relu, nodes };
}
