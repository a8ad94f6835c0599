import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { type Layer, onnxNetwork } from '#testing/detection/onnx-network.ts';
import { compileKernels, readKernels } from '../../../../.ci/kernels.mjs';
import { openConvolver, type StartHelper } from './open-convolver.ts';

const kernelsFile = await readFile(new URL('kernels.wasm', import.meta.url));
const kernels = await WebAssembly.compile(kernelsFile);
const committed = new URL('../../../../public/models/cargonet-m/network.onnx', import.meta.url);

const THREAD = `
  const { parentPort, workerData: { kernels, memory, thread } } = require('node:worker_threads');
  WebAssembly.instantiate(kernels, { env: { memory } }).then(({ exports }) => {
    parentPort.postMessage('waiting');
    exports.help(thread);
  });
`;

/** As in the browser, by threads of Node. */
const startHelper: StartHelper = (module, memory, thread) =>
  new Promise((resolve, reject) => {
    const helper = new Worker(THREAD, { eval: true, workerData: { kernels: module, memory, thread } });
    helper.once('message', () => resolve());
    helper.once('error', reject);
    helper.unref();
  });

/** The largest difference between what the kernels and ONNX Runtime make of the same noise, over each output. */
async function differences(model: Uint8Array, dims: readonly number[], threads = 1, runs = 1) {
  const random = createRandom('noise');
  const ours = await openConvolver({ model, threads }, kernels, startHelper);
  const peer = await InferenceSession.create(model, { logSeverityLevel: 3 });
  const largest: Record<string, number> = {};
  for (let run = 0; run < runs; run++) {
    const input = Float32Array.from(
      { length: dims.reduce((product, side) => product * side, 1) },
      () => random.next() - 0.5,
    );
    const heads = await ours.run(input, dims);
    const expected = await peer.run({ [peer.inputNames[0] as string]: new Tensor('float32', input, dims) });
    for (const [name, { data, dims: shape }] of Object.entries(expected)) {
      expect(heads[name]?.dims).toEqual(shape);
      expect(heads[name]?.data.some((value) => value !== 0)).toBe(true);
      const off = Array.from(data as Float32Array, (value, i) =>
        Math.abs(value - (heads[name]?.data[i] ?? Number.NaN)),
      );
      largest[name] = off.reduce((most, one) => (one <= most ? most : one), largest[name] ?? 0);
    }
  }
  return largest;
}

/** Random weights of one convolution, of a size that keeps what comes out about as large as what goes in. */
function filters(outputs: number, inputs: number, size: number) {
  const random = createRandom(`${outputs}/${inputs}/${size}`);
  const scale = 2 / Math.sqrt(inputs * size * size);
  const noise = (length: number) => Array.from({ length }, () => scale * (random.next() - 0.5));
  return {
    w: { dims: [outputs, inputs, size, size], values: noise(outputs * inputs * size * size) },
    b: { dims: [outputs], values: noise(outputs) },
  };
}

const conv = (size: number, stride: number, output = 'y'): Layer => ({
  operator: 'Conv',
  inputs: ['x', 'w', 'b'],
  output,
  attributes: {
    kernel_shape: [size, size],
    strides: [stride, stride],
    pads: Array.from({ length: 4 }, () => size >> 1),
  },
});

it('computes the committed network as ONNX Runtime does, on one thread or two, run after run', async () => {
  const model = await readFile(committed);
  for (const threads of [1, 2]) {
    const off = await differences(model, [1, 6, 768, 512], threads, 2);
    expect(Object.keys(off)).toEqual(['stride8', 'stride16', 'stride32', 'matter', 'cargo', 'novelty']);
    expect(Math.max(...Object.values(off))).toBeLessThan(1e-4);
  }
}, 120_000);

it.for<[string, readonly number[], number, readonly Layer[]]>([
  ['Winograd', [1, 24, 24, 28], 13, [conv(3, 1)]],
  ['tiles that do not fill a block', [1, 3, 20, 16], 9, [conv(3, 1)]],
  ['too few tiles for Winograd', [1, 8, 8, 8], 8, [conv(3, 1)]],
  ['a size that tiles do not fit', [1, 8, 10, 14], 8, [conv(3, 1)]],
  ['a stride of two', [1, 6, 32, 28], 12, [conv(3, 2)]],
  ['1×1', [1, 10, 9, 11], 17, [conv(1, 1)]],
  ['a cut below zero', [1, 8, 16, 16], 8, [conv(3, 1, 'c'), { operator: 'Relu', inputs: ['c'], output: 'y' }]],
  [
    'a residual',
    [1, 8, 16, 24],
    8,
    [
      conv(3, 1, 'c'),
      { operator: 'Add', inputs: ['x', 'c'], output: 's' },
      { operator: 'Relu', inputs: ['s'], output: 'y' },
    ],
  ],
  [
    'a cut beside another use',
    [1, 8, 16, 16],
    8,
    [
      conv(3, 1, 'c'),
      { operator: 'Relu', inputs: ['c'], output: 'r' },
      { operator: 'Mul', inputs: ['c', 'r'], output: 'y' },
    ],
  ],
  [
    'the mean of squares over the channels',
    [1, 8, 16, 16],
    12,
    [
      conv(1, 1, 'c'),
      { operator: 'Mul', inputs: ['c', 'c'], output: 'm' },
      { operator: 'ReduceMean', inputs: ['m'], output: 'y', attributes: { axes: [1], keepdims: 1 } },
    ],
  ],
  [
    'pixels doubled and added',
    [1, 8, 16, 16],
    8,
    [
      conv(3, 2, 'c'),
      {
        operator: 'Resize',
        inputs: ['c', '', 'scales'],
        output: 'u',
        attributes: { mode: 'nearest', nearest_mode: 'floor', coordinate_transformation_mode: 'asymmetric' },
      },
      { operator: 'Add', inputs: ['u', 'x'], output: 'y' },
    ],
  ],
  [
    'outputs joined',
    [1, 8, 16, 16],
    5,
    [
      conv(3, 1, 'c'),
      conv(3, 1, 'd'),
      { operator: 'Concat', inputs: ['c', 'd'], output: 'y', attributes: { axis: 1 } },
    ],
  ],
])('computes %s as ONNX Runtime does', async ([, dims, outputs, layers]) => {
  const size = layers[0]?.attributes?.kernel_shape as readonly number[];
  const tensors = { ...filters(outputs, dims[1] ?? 0, size[0] ?? 0), scales: { dims: [4], values: [1, 1, 2, 2] } };
  const off = await differences(onnxNetwork({ dims, layers, tensors, outputs: ['y'] }), dims);
  expect(off.y).toBeLessThan(1e-5);
});

it.for<[string, readonly Layer[], RegExp]>([
  ['another operator', [{ operator: 'Sigmoid', inputs: ['x'], output: 'y' }], /operator Sigmoid/],
  ['large filters', [{ ...conv(5, 1), inputs: ['x', 'large'] }], /other than 1×1 or 3×3/],
  ['groups of channels', [{ ...conv(3, 1), inputs: ['x', 'grouped'] }], /groups of channels/],
  ['numbers from without', [{ operator: 'Add', inputs: ['x', 'b'], output: 'y' }], /something else than a picture/],
])('refuses %s and says why', async ([, layers, reason]) => {
  const tensors = {
    ...filters(8, 8, 3),
    large: filters(8, 8, 5).w,
    grouped: filters(8, 4, 3).w,
  };
  const model = onnxNetwork({ dims: [1, 8, 16, 16], layers, tensors, outputs: ['y'] });
  await expect(openConvolver({ model, threads: 1 }, kernels, startHelper)).rejects.toThrow(reason);
});

it('runs the kernels that their source describes', async () => {
  expect(Buffer.from(await compileKernels(readKernels())).equals(kernelsFile)).toBe(true);
}, 60_000);
