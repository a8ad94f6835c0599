import type { Officer } from '#domain/officer/officer.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { LocalCase } from '#sync/records/case-store.ts';
import { type CaseFile, createCaseFile } from './case-file.ts';
import type { DeskPorts } from './desk-ports.ts';
import type { DeskNotice } from './desk-state.ts';

export type Claimed =
  | { readonly kind: 'claimed'; readonly file: CaseFile }
  | { readonly kind: 'none'; readonly notice: DeskNotice };

/** Brings scans to this desk and lets them go: the claim at the server, the copy on this device, the lock between tabs. */
export function createClaims(ports: DeskPorts, officer: Officer, changed: () => void) {
  const locks = new Map<ScanId, () => void>();

  async function fileOf(local: LocalCase): Promise<CaseFile | null> {
    const unlock = await ports.occupy(local.scan.id);
    if (!unlock) return null;
    locks.set(local.scan.id, unlock);
    return createCaseFile(ports, officer, local, changed);
  }

  async function take(scanId: ScanId | null): Promise<Claimed> {
    const claim = await ports.server.claim(scanId);
    if (claim.kind !== 'ok') return { kind: 'none', notice: noticeFor(claim) };
    const seen = await ports.server.seeScan(claim.value.scanId);
    if (seen.kind !== 'ok') return { kind: 'none', notice: noticeFor(seen) };
    await ports.cases.save(seen.value, officer.id);
    const local = (await ports.cases.get(claim.value.scanId)) ?? { ...seen.value, queued: [] };
    const file = await fileOf(local);
    if (!file) return { kind: 'none', notice: { kind: 'refused', problem: 'open-in-another-tab' } };
    file.load();
    return { kind: 'claimed', file };
  }

  /** What an earlier session of this officer left on this device. */
  async function resume(): Promise<{ unfinished: CaseFile[]; finished: CaseFile[] }> {
    const unfinished: CaseFile[] = [];
    const finished: CaseFile[] = [];
    for (const { scan } of await ports.cases.list()) {
      const local = await ports.cases.get(scan.id);
      if (local?.review.lease?.officerId !== officer.id) continue;
      const file = await fileOf(local);
      if (!file) continue;
      const isDone = file.review().phase === 'decided' || !file.review().lease;
      if (!isDone) file.load();
      (isDone ? finished : unfinished).push(file);
    }
    return { unfinished, finished };
  }

  function release(scanId: ScanId): void {
    locks.get(scanId)?.();
    locks.delete(scanId);
  }

  return {
    take,
    resume,
    /** Off the desk; its copy leaves the device once nothing of it waits to be sent. */
    async letGo(file: CaseFile): Promise<void> {
      file.dispose();
      release(file.scanId);
      await ports.cases.remove(file.scanId);
    },
    dispose(): void {
      for (const scanId of [...locks.keys()]) release(scanId);
    },
  };
}

function noticeFor(answer: { readonly kind: string; readonly problem?: string }): DeskNotice {
  if (answer.kind !== 'refused' || !answer.problem) return { kind: 'offline-and-nothing-stored' };
  return answer.problem === 'nothing-waiting'
    ? { kind: 'nothing-waiting' }
    : { kind: 'refused', problem: answer.problem };
}
