import asyncifyMjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiMjs from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasm from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import plainMjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import plainWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { Provider } from '../protocol.ts';
import type { Head, NetworkSession, SessionRequest } from './network-session.ts';

type Ort = typeof import('onnxruntime-web/wasm');

interface Files {
  readonly mjs: string;
  readonly wasm: string;
}

/**
 * The three bundles of the runtime, each with the files of its own engine. The addresses are given to it, because its
 * threads would otherwise load this worker again under another name and wait for ever.
 */
const BUNDLES = {
  wasm: { load: () => import('onnxruntime-web/wasm'), mjs: plainMjs, wasm: plainWasm },
  jspi: { load: () => import('onnxruntime-web/jspi'), mjs: jspiMjs, wasm: jspiWasm },
  webgpu: { load: () => import('onnxruntime-web/webgpu'), mjs: asyncifyMjs, wasm: asyncifyWasm },
} satisfies Record<string, Files & { load: () => Promise<Ort> }>;

export type Bundle = keyof typeof BUNDLES;

/** Opens the network with one bundle and one provider; rejects when that provider cannot take it. */
export async function openOrtSession(
  bundle: Bundle,
  provider: Exclude<Provider, 'convolver'>,
  { model, inputName, threads }: SessionRequest,
): Promise<NetworkSession> {
  const { load, mjs, wasm } = BUNDLES[bundle];
  const ort: Ort = await load();
  ort.env.wasm.wasmPaths = { mjs: absolute(mjs), wasm: absolute(wasm) };
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  const session = await ort.InferenceSession.create(model, {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
  });
  const lost = provider === 'webgpu' ? deviceLoss(ort) : undefined;

  return {
    provider,
    threads,
    async run(input, dims) {
      const tensor = new ort.Tensor('float32', input, dims);
      try {
        const outputs = session.run({ [inputName]: tensor });
        return await headsOf(await (lost ? Promise.race([outputs, lost]) : outputs));
      } finally {
        tensor.dispose();
      }
    },
  };
}

/** Rejects when the GPU goes away; a run in progress may otherwise answer with zeros. */
function deviceLoss(ort: Ort): Promise<never> {
  const loss = Promise.resolve(ort.env.webgpu.device).then(async (device) => {
    const { reason, message } = await device.lost;
    throw new Error(`GPU device lost (${reason}): ${message}`);
  });
  loss.catch(() => undefined);
  return loss;
}

async function headsOf(outputs: InferenceSession.ReturnType): Promise<Record<string, Head>> {
  const heads: Record<string, Head> = {};
  for (const [name, output] of Object.entries(outputs) as [string, Tensor][]) {
    const data = await output.getData(true);
    if (!(data instanceof Float32Array)) throw new Error(`Output "${name}" is ${output.type}, not float32`);
    heads[name] = { dims: output.dims, data: data.slice() };
    output.dispose();
  }
  return heads;
}

const absolute = (url: string) => new URL(url, self.location.href).href;
