import type { CaseRecord } from '#contract/record.ts';
import type { Reread } from '#domain/audit-round/reread.ts';
import { formatAge } from '../../i18n/format.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { t } from '../../i18n/t.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { type ComparedStep, comparisonOf } from './comparison.ts';
import classes from './reread.module.css';

interface CompareStripProps {
  readonly record: CaseRecord;
  readonly verdict: NonNullable<Reread['verdict']>;
  readonly titleOf: (classId: string) => string;
}

/** The own verdict, then first verdict, detector and decision beside each other, each at its place in time. */
export function CompareStrip({ record, verdict, titleOf }: CompareStripProps) {
  const { steps } = comparisonOf(record, verdict.verdict);
  return (
    <section className={classes.compare} aria-label={t('reread.compare')}>
      <TimeLine steps={steps} />
      <ol className={classes.columns}>
        <li className={classes.column}>
          <p className={classes.columnName}>{t('reread.column.you')}</p>
          <p className={classes.answer}>{t(`decision.verdict.${verdict.verdict}`)}</p>
        </li>
        {steps.map((step) => (
          <li key={step.kind} className={classes.column} data-step={step.kind}>
            <p className={classes.columnName}>
              {t(`reread.column.${step.kind}`)}
              <span>{afterText(step)}</span>
            </p>
            <p className={classes.answer}>
              {answerText(step)}
              {step.matches !== null && (
                <span className={classes.match} data-matches={step.matches}>
                  <StatusMark tone={step.matches ? 'good' : 'warn'} />
                  {t(step.matches ? 'reread.matches' : 'reread.differs')}
                </span>
              )}
            </p>
            <p className={classes.detail}>{detailText(step, record, titleOf)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const WIDTH = 1000;

/** Where the answers lie between taking the scan and deciding on it. */
function TimeLine({ steps }: { steps: readonly ComparedStep[] }) {
  const longest = Math.max(1, ...steps.map(({ afterMs }) => afterMs ?? 0));
  return (
    <svg
      className={classes.line}
      viewBox={`0 0 ${WIDTH} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('reread.line')}
    >
      <path d={`M0 6H${WIDTH}`} className={classes.rule} />
      <path d="M1 1V11" className={classes.tick} />
      {steps.map(({ kind, afterMs }) => {
        if (afterMs === null) return null;
        const x = Math.min(WIDTH - 1, (afterMs / longest) * WIDTH);
        return <path key={kind} d={`M${x} 1V11`} className={classes.tick} data-step={kind} />;
      })}
    </svg>
  );
}

function afterText({ afterMs }: ComparedStep): string {
  return afterMs === null ? '' : t('reread.after', { age: formatAge(afterMs) });
}

function answerText({ kind, answer }: ComparedStep): string {
  if (answer === null && kind === 'first') return t('reread.no-first');
  if (answer === null) return t('round.no-detector');
  if (kind === 'final') return t(`decision.outcome.${answer}`);
  return t(`decision.verdict.${answer === 'more-data' ? 'hold' : answer}`);
}

function detailText(
  { kind, answer, officerId }: ComparedStep,
  { officers, review }: CaseRecord,
  titleOf: (classId: string) => string,
): string {
  const name = officers.find(({ id }) => id === officerId)?.displayName ?? '';
  const { findings, decision } = review;
  if (kind === 'first') return name;
  if (kind === 'final') {
    const confirmed = findings.filter(({ status }) => status === 'confirmed').length;
    const rejected = findings.filter(({ status }) => status === 'rejected').length;
    const counts = findings.length > 0 && t('reread.confirmed', { count: confirmed, rejected });
    return [name, counts, decision && reasonText(decision.note)].filter(Boolean).join(' · ');
  }
  if (answer === null) return '';
  if (findings.length === 0) return t('reread.claims-none');
  const titles = [...new Set(findings.map(({ classId }) => titleOf(classId)))].join(', ');
  return t('reread.claims', { count: findings.length, titles });
}
