import { PROVIDERS, type Provider } from '../protocol.ts';
import type { NetworkSession } from '../runtime/network-session.ts';

export interface Chosen {
  readonly session: NetworkSession;
  readonly selfTest: () => Promise<void>;
  readonly selfTestMs: number;
  /** Why a better provider was not taken. */
  readonly passedOver: readonly string[];
}

interface Ports {
  readonly avoid: readonly Provider[];
  readonly open: (provider: Provider) => Promise<NetworkSession>;
  readonly selfTestOf: (session: NetworkSession) => () => Promise<void>;
  readonly nowMs: () => number;
}

/**
 * The first provider that opens the network and passes the pack's self-test. One at a time, so that none falls back in
 * silence; rejects with every reason when none is left.
 */
export async function chooseProvider({ avoid, open, selfTestOf, nowMs }: Ports): Promise<Chosen> {
  const passedOver: string[] = [];
  for (const provider of PROVIDERS) {
    try {
      if (avoid.includes(provider)) throw new Error('failed before in this session');
      const session = await open(provider);
      const selfTest = selfTestOf(session);
      const startedMs = nowMs();
      await selfTest();
      return { session, selfTest, selfTestMs: nowMs() - startedMs, passedOver };
    } catch (error) {
      passedOver.push(`${provider}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(passedOver.join('; '));
}
