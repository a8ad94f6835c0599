import { CaseRecord, ChainStatus } from '#contract/record.ts';
import { DEMO_PASSWORD } from './gantry-server.ts';

/** Reads the record as a supervisor, past the screens: what the server holds is what counts. */
export async function recordsOf(url: string) {
  const signedIn = await fetch(`${url}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'supervisor1', password: DEMO_PASSWORD }),
  });
  if (!signedIn.ok) throw new Error(`The supervisor could not sign in: ${signedIn.status}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

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
    chain: async (): Promise<ChainStatus> =>
      ChainStatus.parse(((await read('/api/records')) as { chain: unknown }).chain),
  };
}

/** How often each action stands in the trail of a scan. */
export function actionsOf({ events }: CaseRecord): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { action } of events) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}
