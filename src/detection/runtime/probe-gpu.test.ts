import { expect, it } from 'vitest';
import { probeGpu } from './probe-gpu.ts';

const gpuWith = (info: Partial<GPUAdapterInfo> | null) =>
  ({ requestAdapter: async () => info && { info: { isFallbackAdapter: false, ...info } } }) as unknown as GPU;

it('takes a real adapter', async () => {
  expect(await probeGpu(gpuWith({ vendor: 'nvidia', architecture: 'ampere' }))).toEqual({ usable: true });
});

it.for<[string, GPU | undefined, RegExp]>([
  ['no WebGPU', undefined, /no WebGPU/],
  ['no adapter', gpuWith(null), /no GPU adapter/],
  ['a fallback adapter', gpuWith({ vendor: 'google', isFallbackAdapter: true }), /software/],
  [
    'SwiftShader under its own name',
    gpuWith({ vendor: 'google', architecture: 'swiftshader' }),
    /software.*swiftshader/,
  ],
  ['Mesa in software', gpuWith({ description: 'llvmpipe (LLVM 15)' }), /software/],
  ['a driver that throws', { requestAdapter: () => Promise.reject(new Error('lost')) } as unknown as GPU, /lost/],
])('refuses %s and says why', async ([, gpu, reason]) => {
  expect(await probeGpu(gpu)).toEqual({ usable: false, reason: expect.stringMatching(reason) });
});
