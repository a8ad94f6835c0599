import type { Clock } from '#base/clock.ts';

/** How often a sign-in may fail before further tries are refused, each within a quarter of an hour. */
const LIMITS = [
  /** Someone who has forgotten the password. */
  { keyOf: (username: string, address: string) => `both ${username} ${address}`, failures: 5 },
  /** Many addresses trying one account. Higher, so that a stranger cannot lock an officer out cheaply. */
  { keyOf: (username: string) => `account ${username}`, failures: 30 },
  /** One address trying many accounts; a whole station may sit behind one. */
  { keyOf: (_username: string, address: string) => `address ${address}`, failures: 50 },
] as const;
const WINDOW_MS = 15 * 60_000;
const KEYS_MAX = 100_000;

export interface SignInThrottle {
  isLockedOut(username: string, address: string): boolean;
  noteFailure(username: string, address: string): void;
  noteSuccess(username: string, address: string): void;
}

/** Counts failures in memory: a restart forgives, and nobody outside can cause one. */
export function createSignInThrottle(clock: Clock): SignInThrottle {
  const failures = new Map<string, number[]>();

  function recent(key: string): number[] {
    const from = clock.nowMs() - WINDOW_MS;
    return (failures.get(key) ?? []).filter((atMs) => atMs > from);
  }

  function forgetOldest(): void {
    for (const key of failures.keys()) {
      if (failures.size <= KEYS_MAX) return;
      failures.delete(key);
    }
  }

  return {
    isLockedOut: (username, address) =>
      LIMITS.some(({ keyOf, failures: most }) => recent(keyOf(username, address)).length >= most),
    noteFailure(username, address) {
      for (const { keyOf } of LIMITS) {
        const key = keyOf(username, address);
        failures.set(key, [...recent(key), clock.nowMs()]);
      }
      forgetOldest();
    },
    noteSuccess: (username, address) => failures.delete(LIMITS[0].keyOf(username, address)),
  };
}
