import { z } from 'zod';
import type { CaseRecord } from '#contract/record.ts';
import type { AuditAction, AuditEvent } from '#domain/audit/event.ts';
import { ReviewCommand } from '#domain/review/command.ts';
import { CaseTerms } from '#domain/review-policy/case-terms.ts';
import { type Recipe, stepTexts } from '#domain/scan/recipe.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { t } from '../../i18n/t.ts';

export interface TimelineStep {
  readonly seq: number;
  readonly action: AuditAction;
  /** The acts that a supervisor looks for first. */
  readonly isTurn: boolean;
  readonly what: string;
  readonly actor: string;
  readonly deviceAt: string | null;
  readonly serverAt: string;
  readonly hash: string;
}

const TURNS: ReadonlySet<AuditAction> = new Set([
  'first-verdict.given',
  'detection.reported',
  'decision.made',
  'decision.undone',
  'scan.handed-over',
  'decision.returned',
  'scan.escalated',
  'escalation.closed',
]);

/** What was done about the scan, in the order of the trail. */
export function timelineOf(
  { events, officers, review }: CaseRecord,
  titleOf: (classId: string) => string,
): readonly TimelineStep[] {
  const nameOf = (event: AuditEvent) =>
    officers.find(({ id }) => id === event.actorId)?.displayName ?? event.actorId ?? t('record.server-actor');
  const classOf = (findingId: string) => {
    const classId = review.findings.find(({ id }) => id === findingId)?.classId;
    return classId ? titleOf(classId) : '';
  };
  return events.map((event) => ({
    seq: event.seq,
    action: event.action,
    isTurn: TURNS.has(event.action),
    what: whatOf(event, titleOf, classOf),
    actor: nameOf(event),
    deviceAt: event.deviceAt,
    serverAt: event.serverAt,
    hash: event.hash,
  }));
}

const Termed = z.object({ terms: CaseTerms });
const Said = z.object({ command: z.object({ text: z.string() }) });
const Reasoned = z.object({ command: z.object({ reason: z.string() }) });

function whatOf(
  { action, details }: AuditEvent,
  titleOf: (classId: string) => string,
  classOf: (findingId: string) => string,
): string {
  if (action === 'decision.returned') return reasonText(Reasoned.safeParse(details).data?.command.reason ?? '');
  if (action === 'scan.claimed') return claimText(details);
  if (action === 'escalation.remarked') return Said.safeParse(details).data?.command.text ?? '';
  const { data: command } = ReviewCommand.safeParse(details.command);
  switch (command?.name) {
    case 'give-first-verdict':
      return t(`decision.verdict.${command.verdict}`);
    case 'report-detection':
      return reportText(command.report);
    case 'confirm-finding':
      return titleOf(command.classId);
    case 'reject-finding':
      return joined(classOf(command.findingId), t(`reason.${command.reason}`));
    case 'reopen-finding':
      return classOf(command.findingId);
    case 'annotate':
    case 'change-annotation':
      return markText(command.content, titleOf);
    case 'decide':
      return joined(t(`decision.outcome.${command.outcome}`), reasonText(command.note));
    case 'escalate':
      return command.text;
    case 'hand-over':
      return joined(
        reasonText(command.reason),
        command.opinion ? t('record.opinion', { outcome: t(`decision.outcome.${command.opinion}`) }) : '',
      );
    default:
      return '';
  }
}

/** Under which mode, where it is not the usual one. */
function claimText(details: AuditEvent['details']): string {
  const mode = Termed.safeParse(details).data?.terms.mode ?? 'second-look';
  return mode === 'second-look' ? '' : t(`mode.${mode}`);
}

type Report = Extract<ReviewCommand, { name: 'report-detection' }>['report'];
type MarkContent = Extract<ReviewCommand, { name: 'change-annotation' }>['content'];

function reportText(report: Report): string {
  switch (report.state) {
    case 'done':
      return t('record.claims', {
        count: report.proposals.length,
        pack: `${report.packId} ${report.packVersion}`,
        provider: report.provider,
        seconds: (report.durationMs / 1000).toFixed(1),
      });
    case 'late':
      return t('findings.late');
    case 'cannot-judge':
      return joined(t('findings.cannot-judge'), ...report.hindrances.map((id) => t(`findings.hindrance.${id}`)));
    default:
      return joined(t('findings.failed'), report.reason);
  }
}

function markText(content: MarkContent, titleOf: (classId: string) => string): string {
  if (!content) return t('record.mark-removed');
  const { shape, classId, note } = content;
  return joined(t(`marks.kind.${shape.kind}`), classId ? titleOf(classId) : '', note);
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' · ');

/** `High · transfer 1: curve log · window-level 1: centre 0.41, width 0.62 · calibration 3`. */
export function recipeText(recipe: Recipe): string {
  const { plane, calibration } = recipe;
  const curves = calibration === undefined ? [] : [t('record.recipe-calibration', { version: calibration })];
  return [t(`view.plane.${plane}`), ...stepTexts(recipe), ...curves].join(' · ');
}
