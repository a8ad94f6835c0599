import type { Officer } from '#domain/officer/officer.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { LocalCase } from '#sync/records/case-store.ts';
import type { ClaimIntent } from '#sync/records/claim-intents.ts';
import { type CaseFile, createCaseFile } from './case-file.ts';
import type { DeskPorts } from './desk-ports.ts';
import type { DeskNotice } from './desk-state.ts';

export type Claimed =
  | { readonly kind: 'claimed'; readonly file: CaseFile }
  | { readonly kind: 'none'; readonly notice: DeskNotice };

/** Brings scans to this desk and lets them go: the claim at the server, the copy on this device, the lock between tabs. */
export function createClaims(ports: DeskPorts, officer: Officer, changed: () => void) {
  const locks = new Map<ScanId, () => void>();
  /** Questions of this tab that are under way. */
  const asking = new Set<string>();

  async function fileOf(local: LocalCase): Promise<CaseFile | null> {
    const unlock = await ports.occupy(local.scan.id);
    if (!unlock) return null;
    locks.set(local.scan.id, unlock);
    return createCaseFile(ports, officer, local, changed);
  }

  /** The next of the queue, or a chosen scan. A question that was never answered is asked again before a new one. */
  async function take(scanId: ScanId | null): Promise<Claimed> {
    const asked = await unsettled();
    return settle(asked.find((intent) => intent.scanId === scanId) ?? (await ask(scanId)));
  }

  async function unsettled(): Promise<readonly ClaimIntent[]> {
    const intents = await ports.claims.list();
    return intents.filter((intent) => intent.officerId === officer.id && !asking.has(intent.commandId));
  }

  async function ask(scanId: ScanId | null): Promise<ClaimIntent> {
    const deviceAt = new Date(ports.clock.nowMs()).toISOString();
    const intent = { commandId: ports.newId(), officerId: officer.id, deviceAt, scanId };
    await ports.claims.note(intent);
    return intent;
  }

  async function settle(intent: ClaimIntent): Promise<Claimed> {
    asking.add(intent.commandId);
    try {
      const claim = await ports.server.claim(intent);
      if (claim.kind === 'refused') await ports.claims.forget(intent.commandId);
      if (claim.kind !== 'ok') return { kind: 'none', notice: noticeFor(claim) };
      const seen = await ports.server.seeScan(claim.value.scanId);
      if (seen.kind !== 'ok') return { kind: 'none', notice: noticeFor(seen) };
      const { lease, phase } = seen.value.review;
      const isStillMine = lease?.officerId === officer.id && phase !== 'decided';
      if (isStillMine) await ports.cases.save(seen.value, officer.id);
      await ports.claims.forget(intent.commandId);
      // The answer to a question asked long ago: the scan has gone its way since.
      if (!isStillMine) return take(intent.scanId);
      return place((await ports.cases.get(claim.value.scanId)) ?? { ...seen.value, queued: [], viewPath: null });
    } finally {
      asking.delete(intent.commandId);
    }
  }

  async function place(local: LocalCase): Promise<Claimed> {
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
      if (!isDone || file.owesReport()) file.load();
      (isDone ? finished : unfinished).push(file);
    }
    for (const intent of await unsettled()) {
      const claimed = await settle(intent);
      if (claimed.kind === 'claimed') unfinished.push(claimed.file);
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
