import type { Refused } from '#domain/conflict/conflict.ts';
import type { Outcome, Verdict } from '#domain/decision/decision.ts';
import type { RemarkContent, RemarkId } from '#domain/escalation/escalation.ts';
import type { Officer } from '#domain/officer/officer.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import { needsSecondOfficer } from '#domain/review/decision-rules.ts';
import { asSeenBy, isBlindReading, type Review } from '#domain/review/review.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { ViewPath } from '#domain/view-path/view-path.ts';
import type { LocalCase } from '#sync/records/case-store.ts';
import { type Overlaid, overlay } from '#sync/records/overlay.ts';
import { type Act, actOf, commandsFrom, inverseOf } from './act.ts';
import type { DeskPorts } from './desk-ports.ts';
import type { DeskCase, HeldCommand } from './desk-state.ts';
import { createDetectionRun } from './detection-run.ts';
import { emptyHistory, type History, remember, stepBack, stepForward } from './history.ts';
import { createPictureLoad } from './picture-load.ts';

/** How long the officer waits for a detector that is still at work when the first verdict is given. */
const DETECTION_GRACE_MS = 3_000;
/** And where its findings are to be shown at once. */
const CONCURRENT_GRACE_MS = 20_000;

/** What says that the detector did not look. */
const LACKING: readonly (string | undefined)[] = ['failed', 'not-available'];

/** A report goes on record once; after one that was late or a failure, one that came of a retry as well. */
const isNews = (report: string, onRecord: string | undefined): boolean =>
  onRecord === undefined || onRecord === 'late' || (LACKING.includes(onRecord) && !LACKING.includes(report));

/** The same each time, so that nothing is drawn anew. */
const NOTHING = [] as const;

export type CaseFile = ReturnType<typeof createCaseFile>;

/** One claimed scan: its picture, the detector's run on it, its review, and the officer's acts in order. */
export function createCaseFile(ports: DeskPorts, officer: Officer, opened: LocalCase, changed: () => void) {
  const { scan } = opened;
  /** Nobody worked on it before: the record holds no findings or answers that only the server's word would bring. */
  const isFresh = opened.review.round === 1 && opened.review.revision <= 1;
  let local = opened;
  let laid: Overlaid = overlay(local.review, local.queued, officer.id);
  let history: History = emptyHistory;
  /** Set while a `clear` waits for the detector to say that there is nothing to answer. */
  let clearWhenFree: Recipe | null = null;
  let awaitingDetection = false;
  let cancelGrace: (() => void) | undefined;
  let tail: Promise<void> = Promise.resolve();
  const pathCommandId = ports.newId();

  const detection = createDetectionRun(ports, scan, () => {
    changed();
    void enqueue(proceed).catch(ports.report);
  });
  const picture = createPictureLoad(ports, scan, changed, {
    ready: (pictures) => {
      detection.start(pictures, false);
      if (laid.review.phase === 'revealed' && !laid.review.detection) waitForDetection(CONCURRENT_GRACE_MS);
    },
    failed: (reason) => detection.giveUp(reason),
  });

  /** One act after the other: each is addressed to the revision that the one before it leaves. */
  function enqueue(work: () => Promise<void>): Promise<void> {
    const done = tail.then(work);
    tail = done.catch(() => undefined);
    return done;
  }

  async function reread(): Promise<void> {
    local = (await ports.cases.get(scan.id)) ?? local;
    laid = overlay(local.review, local.queued, officer.id);
    changed();
  }

  async function perform(acts: readonly Act[]): Promise<void> {
    const commands = commandsFrom(laid.review, acts, ports.newId, new Date(ports.clock.nowMs()).toISOString());
    await ports.outbox.record(commands, officer.id);
    await reread();
  }

  /** What follows by itself: the detector's report once it may be told, and a clear that only waited for it. */
  async function proceed(): Promise<void> {
    if (laid.stopped) return;
    const report = detection.report();
    if (report && owesReport()) return perform([{ name: 'report-detection', report }]);
    if (laid.review.phase !== 'revealed' || !seesAll()) return;
    if (report && isNews(report.state, laid.review.detection?.state)) {
      stopWaiting();
      await perform([{ name: 'report-detection', report }]);
    }
    if (laid.review.detection && laid.review.detection.state !== 'late') stopWaiting();
    if (clearWhenFree && isFreeToClear()) {
      const recipe = clearWhenFree;
      clearWhenFree = null;
      await perform([closing('clear', '', recipe)]);
    }
  }

  /** Whether what is on record about the scan has come to this station, or there can be nothing. */
  function seesAll(): boolean {
    return isFresh || local.review.phase !== 'first-look';
  }

  /** Whether the officer has judged without the detector, and it has not reported. */
  function mayBeTold(): boolean {
    return laid.review.phase === 'revealed' && seesAll() && laid.review.findings.length === 0;
  }

  function isFreeToClear(): boolean {
    const { detection: known, findings } = laid.review;
    const isComplete = known !== null && known.state !== 'late';
    return isComplete && findings.every(({ status }) => status !== 'open');
  }

  function stopWaiting(): void {
    cancelGrace?.();
    cancelGrace = undefined;
    awaitingDetection = false;
  }

  function waitForDetection(graceMs = DETECTION_GRACE_MS): void {
    awaitingDetection = true;
    cancelGrace = ports.timer.after(graceMs, () => {
      stopWaiting();
      clearWhenFree = null;
      void enqueue(async () => {
        if (laid.review.phase !== 'revealed' || laid.review.detection || !seesAll()) return;
        await perform([{ name: 'report-detection', report: { state: 'late' } }]);
      }).catch(ports.report);
    });
  }

  /** The decision, or where the terms ask for it the way to a second officer. */
  function closing(outcome: Outcome, note: string, recipe: Recipe): Act {
    return needsSecondOfficer(laid.review, outcome)
      ? { name: 'hand-over', reason: note, opinion: outcome }
      : { name: 'decide', outcome, note, recipe };
  }

  /** A blind decision is followed by what the detector says, as soon as it has said it. */
  function decide(outcome: Outcome, note: string, recipe: Recipe): Promise<void> {
    return enqueue(async () => {
      const acts = [closing(outcome, note, recipe)];
      const report = isBlindReading(laid.review) && !laid.review.detection ? detection.report() : null;
      await perform(report ? [...acts, { name: 'report-detection', report }] : acts);
    });
  }

  /** Decided blind, and the detector has yet to say what it would have said. */
  function owesReport(): boolean {
    const { phase, terms, detection: known } = laid.review;
    return phase === 'decided' && terms.mode === 'blind' && known === null;
  }

  function giveVerdict(verdict: Verdict, recipe: Recipe): Promise<void> {
    return enqueue(async () => {
      if (laid.review.phase !== 'first-look') return;
      const report = isFresh ? detection.report() : null;
      const acts: Act[] = [{ name: 'give-first-verdict', verdict }];
      if (report) acts.push({ name: 'report-detection', report });
      const needsAnswers = report?.state === 'done' && report.proposals.length > 0;
      if (verdict === 'clear' && report && !needsAnswers) {
        acts.push(closing('clear', '', recipe));
      } else if (verdict === 'clear' && !report) {
        clearWhenFree = recipe;
      }
      if (!report) waitForDetection();
      await perform(acts);
    });
  }

  /** An act that undo can take back. */
  function actUndoably(act: Act): Promise<void> {
    return enqueue(async () => {
      const inverse = inverseOf(laid.review, act);
      await perform([act]);
      if (inverse) history = remember(history, act, inverse);
      changed();
    });
  }

  function step(move: typeof stepBack): Promise<void> {
    return enqueue(async () => {
      const stepped = move(history);
      if (!stepped || laid.review.phase === 'decided') return;
      await perform([stepped.act]);
      history = stepped.history;
      changed();
    });
  }

  /** The commands from the refused one on. */
  function standstill(commandId: string): readonly ReviewCommand[] {
    const commands = local.queued.map(({ command }) => command);
    return commands.slice(commands.findIndex((command) => command.commandId === commandId));
  }

  function heldFrom(commandId: string, problem: string): HeldCommand {
    const acts = standstill(commandId).map(({ name, deviceAt }) => ({ name, deviceAt }));
    return { commandId, name: acts[0]?.name ?? '', problem, acts };
  }

  function snapshot(): DeskCase {
    const { stopped } = laid;
    return {
      scan,
      // What was decided blind and taken back is blind again.
      review: asSeenBy(laid.review, officer.id),
      picture: picture.current(),
      detection: detection.progress(),
      foundSoFar: mayBeTold() ? detection.soFar() : NOTHING,
      waitingToSend: local.queued.length,
      held: stopped ? heldFrom(stopped.queued.command.commandId, stopped.problem) : null,
      awaitingDetection,
    };
  }

  return {
    scanId: scan.id,
    snapshot,
    review: (): Review => laid.review,
    confirmed: (): Review => local.review,
    isSettled: () => local.queued.length === 0 && !owesReport(),
    picture: picture.current,
    isReady: () => picture.current().state === 'ready' && detection.report() !== null,
    canUndo: () => history.past.length > 0 && laid.review.phase !== 'decided',
    canRedo: () => history.future.length > 0 && laid.review.phase !== 'decided',
    load: picture.start,
    /** Keeps what was on the screen, where the terms of the scan let it be recorded. */
    keepViewPath(path: ViewPath): void {
      if (laid.review.terms.isViewRecorded)
        void enqueue(() => ports.cases.addViewPath(scan.id, path)).catch(ports.report);
    },
    /** Sends what was looked at. False where it is to be tried again. */
    async attachViewPath(): Promise<boolean> {
      await tail;
      const path = (await ports.cases.get(scan.id))?.viewPath;
      if (!path) return true;
      const answer = await ports.server.attachViewPath(pathCommandId, scan.id, path);
      return answer.kind === 'ok' || answer.kind === 'refused';
    },
    whenPictured: picture.hasEnded,
    /** The detector could not look, or its run failed. */
    lacksDetection: () => LACKING.includes(detection.progress().state),
    retryDetection(isUrgent: boolean): void {
      const pictures = picture.pictures();
      if (pictures) detection.start(pictures, isUrgent);
      else picture.start();
    },
    /** Reads the record again after it changed on this device, and goes on with what waited for it. */
    refresh: () => enqueue(() => reread().then(proceed)),
    /** What the refused command and those after it meant, without what they were addressed to. */
    heldActs: (): readonly Act[] => (laid.stopped ? standstill(laid.stopped.queued.command.commandId).map(actOf) : []),
    /** The same as it is told to the server; null where nothing is refused. */
    refused(): Refused | null {
      const { stopped } = laid;
      if (!stopped) return null;
      const acts = [...standstill(stopped.queued.command.commandId)];
      return { problem: stopped.problem, acts, mine: asSeenBy(laid.review, officer.id) };
    },
    actAgain: (acts: readonly Act[]) => enqueue(() => perform(acts)),
    giveVerdict,
    actUndoably,
    decide,
    owesReport,
    undoDecision: () => enqueue(() => perform([{ name: 'undo-decision' }])),
    handOver: (reason: string) => enqueue(() => perform([{ name: 'hand-over', reason }])),
    escalate: (question: RemarkContent) =>
      enqueue(() => perform([{ name: 'escalate', remarkId: `rmk_${ports.newId()}` as RemarkId, ...question }])),
    undo: () => step(stepBack),
    redo: () => step(stepForward),
    dispose(): void {
      stopWaiting();
      detection.dispose();
      picture.dispose();
    },
  };
}
