import type { Provider } from '../protocol.ts';
import { openConvolverSession } from './convolver/convolver-session.ts';
import type { NetworkSession, SessionRequest } from './network-session.ts';
import { openOrtSession } from './ort-session.ts';
import { hasPromiseIntegration, probeGpu } from './probe-gpu.ts';

/** Opens the network on one provider, that one and no other; rejects with the reason when it cannot be had. */
export async function openSession(
  provider: Provider,
  request: SessionRequest,
  gpu: GPU | undefined,
): Promise<NetworkSession> {
  if (provider === 'convolver') return openConvolverSession(request);
  if (provider === 'wasm') return openOrtSession('wasm', 'wasm', request);
  const probe = await probeGpu(gpu);
  if (!probe.usable) throw new Error(probe.reason);
  return openOrtSession(hasPromiseIntegration() ? 'jspi' : 'webgpu', 'webgpu', { ...request, threads: 1 });
}
