import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { loadPack } from '#detection/engine/load-pack.ts';
import { createSelfTest } from '#detection/engine/self-test.ts';
import type { ModelPackManifest } from '#detection/pack/manifest.ts';
import type { Head, Network } from '#detection/runtime/network-session.ts';

/** A pack that was proved by its hashes and its golden test, in the native runtime. */
export interface NativePack {
  readonly manifest: ModelPackManifest;
  readonly session: Network;
  readonly selfTest: () => Promise<void>;
}

/** The active pack of a folder. Rejects with the reason when it is not what its manifest says. */
export async function openNativePack(models: URL, threads: number): Promise<NativePack> {
  const address = { url: new URL('active.json', models).href, manifestSha256: null };
  const { manifest, golden, model } = await loadPack(address, fetchFile, () => undefined);
  const session = await nativeNetwork(model, manifest.input.name, threads);
  const selfTest = createSelfTest(golden, manifest, session);
  await selfTest();
  return { manifest, session, selfTest };
}

async function nativeNetwork(model: Uint8Array, inputName: string, threads: number): Promise<Network> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: threads });
  return {
    async run(input, dims) {
      const outputs = await session.run({ [inputName]: new Tensor('float32', input, dims) });
      return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, headOf(name, output)]));
    },
  };
}

function headOf(name: string, { dims, data }: Tensor): Head {
  if (!(data instanceof Float32Array)) throw new Error(`Output "${name}" is not float32`);
  return { dims, data };
}

/** `fetch` for files: what loads a pack in the browser loads it here. */
const fetchFile: typeof fetch = async (address) => {
  const url = new URL(`${address}`);
  url.search = '';
  return new Response(new Uint8Array(await readFile(url)));
};
