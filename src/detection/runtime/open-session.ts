import type { Provider } from '../protocol.ts';
import type { NetworkSession, SessionRequest } from './network-session.ts';
import { openOrtSession } from './ort-session.ts';
import { hasPromiseIntegration, probeGpu } from './probe-gpu.ts';

export interface OpenedSession {
  readonly session: NetworkSession;
  /** Why a better provider was not taken. */
  readonly passedOver: readonly string[];
}

/** GPU first, when it is a real one; then WebAssembly. One provider at a time, so that none falls back in silence. */
export async function openSession(
  request: SessionRequest,
  avoid: readonly Provider[],
  gpu: GPU | undefined,
): Promise<OpenedSession> {
  const passedOver: string[] = [];
  const probe = avoid.includes('webgpu')
    ? { usable: false as const, reason: 'the GPU failed before in this session' }
    : await probeGpu(gpu);
  if (probe.usable) {
    try {
      const bundle = hasPromiseIntegration() ? 'jspi' : 'webgpu';
      return { session: await openOrtSession(bundle, 'webgpu', { ...request, threads: 1 }), passedOver };
    } catch (error) {
      passedOver.push(`webgpu: ${messageOf(error)}`);
    }
  } else {
    passedOver.push(`webgpu: ${probe.reason}`);
  }
  try {
    return { session: await openOrtSession('wasm', 'wasm', request), passedOver };
  } catch (error) {
    throw new Error([...passedOver, `wasm: ${messageOf(error)}`].join('; '), { cause: error });
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
