import type { NetworkSession, SessionRequest } from '../network-session.ts';
import kernelsUrl from './kernels.wasm?url';
import { openConvolver, type StartHelper } from './open-convolver.ts';

/** Opens the network with the project's own kernels and helpers of this worker. */
export async function openConvolverSession(request: SessionRequest): Promise<NetworkSession> {
  const response = await fetch(kernelsUrl);
  if (!response.ok) throw new Error(`${kernelsUrl} answered ${response.status}`);
  const kernels = await WebAssembly.compile(await response.arrayBuffer());
  return openConvolver(request, kernels, startHelper);
}

const startHelper: StartHelper = (kernels, memory, thread) =>
  new Promise((resolve, reject) => {
    const helper = new Worker(new URL('./helper.worker.ts', import.meta.url), { type: 'module', name: 'convolver' });
    helper.onmessage = () => resolve();
    helper.onerror = ({ message }) =>
      reject(new Error(`a thread broke: ${message || 'its program could not be loaded'}`));
    helper.postMessage({ kernels, memory, thread });
  });
