import type { Officer } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';

export type Named = Pick<Officer, 'id' | 'displayName'>;

export interface VersionLine {
  readonly id: 'with' | 'verdict' | 'decision' | 'findings' | 'marks';
  readonly mine: string;
  /** Null while the server has not said. */
  readonly theirs: string | null;
  readonly differs: boolean;
}

/** What stands on this station and at the server, line by line. */
export function versionLines(
  mine: Review,
  theirs: Review | null,
  me: Named,
  people: readonly Named[],
): readonly VersionLine[] {
  const known = [me, ...people];
  const here = factsOf(mine, me, known);
  const there = theirs && factsOf(theirs, me, known);
  return (Object.keys(here) as VersionLine['id'][]).map((id) => ({
    id,
    mine: here[id],
    theirs: there?.[id] ?? null,
    differs: there !== null && there[id] !== here[id],
  }));
}

function factsOf(review: Review, me: Named, known: readonly Named[]): Readonly<Record<VersionLine['id'], string>> {
  const { lease, firstVerdict, decision, findings, annotations } = review;
  const nameOf = (id: string) =>
    id === me.id ? t('queue.holder.you') : (known.find((one) => one.id === id)?.displayName ?? id);
  const by = (id: string, at: string) => t('conflict.by', { officer: nameOf(id), time: formatDayTime(at) });
  const count = (status: string) => findings.filter((finding) => finding.status === status).length;
  return {
    with: lease ? nameOf(lease.officerId) : t('conflict.nobody'),
    verdict: firstVerdict
      ? `${t(`decision.verdict.${firstVerdict.verdict}`)}, ${by(firstVerdict.officerId, firstVerdict.givenAt)}`
      : t('conflict.none'),
    decision: decision
      ? `${t(`decision.outcome.${decision.outcome}`)}, ${by(decision.decidedBy, decision.decidedAt)}`
      : t('conflict.none'),
    findings: t('conflict.findings', {
      open: count('open'),
      confirmed: count('confirmed'),
      rejected: count('rejected'),
    }),
    marks: String(annotations.length),
  };
}
