import { CaseRecord } from '#contract/record.ts';
import { ChainStatus } from '#contract/trail.ts';
import { sessionCookie } from './session-cookie.ts';

/** Reads the record as a supervisor, past the screens: what the server holds is what counts. */
export async function recordsOf(url: string) {
  const cookie = await sessionCookie(url, 'supervisor1');

  async function read(path: string): Promise<unknown> {
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  return {
    record: async (scanId: string): Promise<CaseRecord> => CaseRecord.parse(await read(`/api/records/${scanId}`)),
    /** Newest first. */
    decidedScanIds: async (): Promise<string[]> =>
      ((await read('/api/records')) as { rows: { scanId: string }[] }).rows.map(({ scanId }) => scanId),
    chain: async (): Promise<ChainStatus> => ChainStatus.parse(await read('/api/trail/chain')),
  };
}

/** How often each action stands in the trail of a scan. */
export function actionsOf({ events }: CaseRecord): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { action } of events) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}
