import { DECISION_HOLD_MS, type Outcome } from '#domain/decision/decision.ts';
import type { Officer } from '#domain/officer/officer.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { newAnnotationId } from './annotation-id.ts';
import type { CaseFile } from './case-file.ts';
import { createClaims } from './claims.ts';
import type { DeskPorts } from './desk-ports.ts';
import type { Desk, DeskNotice, DeskState, RecentDecision } from './desk-state.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createWorkClock } from './work-clock.ts';

/** Scans kept ready behind the current one. */
const AHEAD = 2;
const MOST_RECENT = 20;
/** What is only attached to a case may wait as long until it is tried again. */
const ATTACH_AGAIN_MS = 30_000;

/** The officer's desk: one scan in view, the next ones ready behind it, decisions that can still be taken back. */
export function createDesk(ports: DeskPorts, officer: Officer): Desk {
  const listeners = new Set<() => void>();
  let current: CaseFile | null = null;
  let ahead: CaseFile[] = [];
  /** Decided here, not yet out of hand: unsent, refused, or within the time of undo. */
  let settling: CaseFile[] = [];
  const work = createWorkClock(ports.clock);
  const finishing = new Set<CaseFile>();
  let recent: readonly RecentDecision[] = [];
  let notice: DeskNotice | null = null;
  let shownCount = 0;
  let shownAtMs = 0;
  let isFilling = false;
  let takeView: Parameters<Desk['followView']>[0] | null = null;
  let isDisposed = false;
  let snapshot: DeskState | null = null;

  const claims = createClaims(ports, officer, changed);
  const heartbeat = createHeartbeat(ports, () => [...(current ? [current] : []), ...ahead], leaseLost);
  const unsubscribe = ports.cases.subscribe(() => void recordsChanged().catch(ports.report));

  function changed(): void {
    snapshot = null;
    for (const listener of [...listeners]) listener();
  }

  function tell(next: DeskNotice): void {
    notice = next;
    changed();
  }

  /** Runs an act; a device that cannot store it says so in sight, and nothing else moves. */
  async function safely(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      ports.report(error);
      tell({ kind: 'storage-failed', reason: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }

  /** It goes off the screen: what was on it is kept. */
  function leave(file: CaseFile | null): void {
    const path = file && takeView?.(file.scanId);
    if (path) file.keepViewPath(path);
  }

  function show(file: CaseFile | null): void {
    leave(current);
    current = file;
    if (file) work.note();
    shownCount += 1;
    shownAtMs = ports.clock.nowMs();
    notice = null;
    changed();
  }

  async function next(): Promise<void> {
    const ready = ahead.shift();
    if (ready) {
      show(ready);
    } else {
      const claimed = await claims.take(null);
      if (claimed.kind === 'claimed') show(claimed.file);
      else {
        show(null);
        tell(claimed.notice);
      }
    }
    void fillAhead();
  }

  async function fillAhead(): Promise<void> {
    if (isFilling) return;
    isFilling = true;
    try {
      // The picture that an officer waits for has the network and the workers to itself.
      await current?.whenPictured();
      while (ahead.length < AHEAD && !isDisposed) {
        const claimed = await claims.take(null);
        if (claimed.kind !== 'claimed') break;
        if (isDisposed) claimed.file.dispose();
        else ahead.push(claimed.file);
        changed();
      }
    } catch (error) {
      ports.report(error);
    } finally {
      isFilling = false;
    }
  }

  /**
   * After every act: a scan that was decided or handed over makes room for the next. The act does not wait for it, so
   * that a slow network holds up no later key.
   */
  function moveOn(file: CaseFile): void {
    if (current !== file) return;
    const { decision, lease } = file.review();
    if (!decision && lease) return;
    leave(file);
    current = null;
    settling = [file, ...settling];
    if (decision) {
      recent = [decided(file, decision.outcome), ...recent].slice(0, MOST_RECENT);
      ports.timer.after(DECISION_HOLD_MS, () => void recordsChanged().catch(ports.report));
    }
    const minutes = work.dueAfter(file.review().terms.breakAfterMinutes);
    if (minutes === null) void next().catch(ports.report);
    else rest(minutes);
  }

  /** Nothing comes on the screen until the officer asks for it; what comes next is made ready meanwhile. */
  function rest(minutes: number): void {
    show(null);
    tell({ kind: 'break-due', minutes });
    void fillAhead();
  }

  function decided(file: CaseFile, outcome: Outcome): RecentDecision {
    const decidedAtMs = ports.clock.nowMs();
    const { scan, review } = file.snapshot();
    return {
      scan,
      review,
      outcome,
      decidedAtMs,
      undoUntilMs: decidedAtMs + DECISION_HOLD_MS,
      isSent: false,
    };
  }

  /** The record of some scan changed on this device: an answer came, another tab worked, a command was refused. */
  async function recordsChanged(): Promise<void> {
    const files = [...(current ? [current] : []), ...ahead, ...settling];
    await Promise.all(files.map((file) => file.refresh()));
    if (isDisposed) return;
    for (const file of settling) await settle(file);
    recent = recent.map((one) => ({
      ...one,
      isSent: !settling.some((f) => f.scanId === one.scan.id && !f.isSettled()),
    }));
    if (current) moveOn(current);
    changed();
  }

  async function settle(file: CaseFile): Promise<void> {
    const { held, review } = file.snapshot();
    if (held) {
      settling = settling.filter((other) => other !== file);
      ahead = [file, ...ahead];
      tell({ kind: 'refused', problem: held.problem });
    } else if (file.isSettled() && !canBeUndone(file.scanId) && (review.phase === 'decided' || !review.lease)) {
      void finish(file).catch(ports.report);
    }
  }

  /** Nothing of the scan is left here once what was looked at has gone to the server, too. */
  async function finish(file: CaseFile): Promise<void> {
    if (finishing.has(file)) return;
    finishing.add(file);
    try {
      if (await file.attachViewPath()) {
        settling = settling.filter((other) => other !== file);
        await claims.letGo(file);
        changed();
      } else if (!isDisposed) {
        ports.timer.after(ATTACH_AGAIN_MS, () => void recordsChanged().catch(ports.report));
      }
    } finally {
      finishing.delete(file);
    }
  }

  function canBeUndone(scanId: ScanId): boolean {
    return recent.some((one) => one.scan.id === scanId && ports.clock.nowMs() < one.undoUntilMs);
  }

  function leaseLost(file: CaseFile): void {
    if (file === current) {
      tell({ kind: 'lease-lost', containerNumber: file.snapshot().scan.containerNumber });
      return;
    }
    ahead = ahead.filter((other) => other !== file);
    void claims.letGo(file).catch(ports.report);
    changed();
  }

  async function open(scanId: ScanId): Promise<void> {
    const waiting = ahead.find((file) => file.scanId === scanId);
    if (current && current.scanId !== scanId) ahead = [current, ...ahead];
    ahead = ahead.filter((file) => file.scanId !== scanId);
    if (waiting) return show(waiting);
    if (current?.scanId === scanId) await claims.letGo(current);
    const claimed = await claims.take(scanId);
    if (claimed.kind === 'claimed') show(claimed.file);
    else tell(claimed.notice);
  }

  function withCurrent(act: (file: CaseFile) => Promise<unknown>): Promise<void> {
    const file = current;
    work.note();
    return file ? safely(() => act(file).then(() => moveOn(file))) : Promise.resolve();
  }

  async function undoDecision(): Promise<void> {
    const [newest] = recent;
    const file = settling.find(({ scanId }) => scanId === newest?.scan.id);
    if (!newest || !file || !canBeUndone(newest.scan.id)) return;
    await safely(() => file.undoDecision());
    settling = settling.filter((other) => other !== file);
    recent = recent.slice(1);
    if (current) ahead = [current, ...ahead];
    show(file);
  }

  /** Gives up what waits on that scan for what the server has. Whether the scan is still to be worked on here. */
  async function adoptServerVersion(file: CaseFile): Promise<boolean> {
    await ports.outbox.discardLane(file.scanId, officer.id);
    const seen = await ports.server.seeScan(file.scanId);
    if (seen.kind === 'ok') await ports.cases.save(seen.value, officer.id);
    await file.refresh();
    notice = null;
    return file.review().lease?.officerId === officer.id && file.review().phase !== 'decided';
  }

  async function acceptServerVersion(file: CaseFile): Promise<void> {
    if (await adoptServerVersion(file)) return changed();
    await claims.letGo(file);
    await next();
  }

  /** Tells the server of the refused acts. False, with a notice, where that could not be done: nothing was changed. */
  async function raised(file: CaseFile, way: 'keep' | 'supervisor', reason: string): Promise<boolean> {
    const refused = file.refused();
    if (!refused) return false;
    const answer = await ports.server.raiseConflict(file.scanId, way, reason, refused);
    if (answer.kind !== 'ok')
      tell({ kind: 'refused', problem: answer.kind === 'refused' ? answer.problem : answer.kind });
    return answer.kind === 'ok';
  }

  async function leaveToSupervisor(file: CaseFile, reason: string): Promise<void> {
    if (await raised(file, 'supervisor', reason)) await acceptServerVersion(file);
  }

  async function repeatOnServerVersion(file: CaseFile, reason: string): Promise<void> {
    const acts = file.heldActs();
    if (!(await raised(file, 'keep', reason))) return;
    if (await adoptServerVersion(file)) return file.actAgain(acts);
    await claims.letGo(file);
    await next();
  }

  const resumed = claims
    .resume()
    .then(({ unfinished, finished }) => {
      ahead = [...unfinished, ...ahead];
      settling = [...finished, ...settling];
      return recordsChanged();
    })
    .catch(ports.report);

  return {
    state: () => (snapshot ??= stateOf()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => resumed.then(() => (current ? undefined : next())),
    open: (scanId) => resumed.then(() => open(scanId)),
    giveVerdict: (verdict, recipe) => withCurrent((file) => file.giveVerdict(verdict, recipe)),
    confirmFinding: (findingId, classId) =>
      withCurrent((file) => file.actUndoably({ name: 'confirm-finding', findingId, classId })),
    rejectFinding: (findingId, reason) =>
      withCurrent((file) => file.actUndoably({ name: 'reject-finding', findingId, reason })),
    async annotate(content) {
      const annotationId = newAnnotationId(ports.newId);
      await withCurrent((file) => file.actUndoably({ name: 'annotate', annotationId, content }));
      return annotationId;
    },
    changeAnnotation: (annotationId, content) =>
      withCurrent((file) => file.actUndoably({ name: 'change-annotation', annotationId, content })),
    decide: (outcome, note, recipe) => withCurrent((file) => file.decide(outcome, note, recipe)),
    undoDecision,
    handOver: (reason) => withCurrent((file) => file.handOver(reason)),
    escalate: (question) => withCurrent((file) => file.escalate(question)),
    release: () =>
      withCurrent(async (file) => {
        const { lease } = file.review();
        if (lease) await ports.server.release(file.scanId, lease.id);
        await claims.letGo(file);
        await next();
      }),
    undo: () => withCurrent((file) => file.undo()),
    redo: () => withCurrent((file) => file.redo()),
    acceptServerVersion: () => withCurrent(acceptServerVersion),
    repeatOnServerVersion: (reason) => withCurrent((file) => repeatOnServerVersion(file, reason)),
    leaveToSupervisor: (reason) => withCurrent((file) => leaveToSupervisor(file, reason)),
    async retryDetection() {
      ports.restartDetector();
      for (const file of [...(current ? [current] : []), ...ahead]) {
        if (file.lacksDetection()) file.retryDetection(file === current);
      }
    },
    followView(take) {
      takeView = take;
      return () => {
        leave(current);
        takeView = null;
      };
    },
    dismissNotice() {
      notice = null;
      changed();
    },
    dispose() {
      isDisposed = true;
      unsubscribe();
      heartbeat.stop();
      for (const file of [...(current ? [current] : []), ...ahead, ...settling]) file.dispose();
      claims.dispose();
    },
  };

  function stateOf(): DeskState {
    return {
      officer,
      current: current?.snapshot() ?? null,
      ahead: ahead.map((file) => ({ scanId: file.scanId, isReady: file.isReady(), picture: file.picture() })),
      recent,
      notice,
      leaseExpiresAt: current ? heartbeat.expiresAt(current) : null,
      shownCount,
      shownAtMs,
      canUndo: current?.canUndo() ?? false,
      canRedo: current?.canRedo() ?? false,
    };
  }
}
