import type { LeaseId } from '#domain/review/review.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { CaseFile } from './case-file.ts';
import type { DeskPorts } from './desk-ports.ts';

const BEAT_MS = 60_000;

/** Tells the server once a minute which scans are still worked on; says which of them another officer has taken. */
export function createHeartbeat(
  { server, timer, report }: Pick<DeskPorts, 'server' | 'timer' | 'report'>,
  files: () => readonly CaseFile[],
  lost: (file: CaseFile) => void,
) {
  const heard = new Map<LeaseId, Instant>();
  let cancel = timer.after(BEAT_MS, beat);

  function beat(): void {
    cancel = timer.after(BEAT_MS, beat);
    renew().catch(report);
  }

  async function renew(): Promise<void> {
    const held = files().flatMap((file) => {
      const { lease } = file.review();
      return lease ? [{ file, scanId: file.scanId, leaseId: lease.id }] : [];
    });
    if (held.length === 0) return;
    const answer = await server.renew(held.map(({ scanId, leaseId }) => ({ scanId, leaseId })));
    if (answer.kind !== 'ok') return;
    for (const lease of answer.value.renewed) heard.set(lease.id, lease.expiresAt);
    for (const { file, leaseId } of held) if (answer.value.lost.includes(leaseId)) lost(file);
  }

  return {
    expiresAt(file: CaseFile): Instant | null {
      const { lease } = file.review();
      return lease ? (heard.get(lease.id) ?? lease.expiresAt) : null;
    },
    stop: () => cancel(),
  };
}
