import { sql } from 'kysely';
import type { seeFigures } from '#contract/figures.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { ImageBox } from '#domain/annotation/space.ts';
import { placeInContainer } from '#domain/container/place-in-container.ts';
import { zoneOf } from '#domain/container/zone-of.ts';
import type { Verdict } from '#domain/decision/decision.ts';
import type { ExaminationResult } from '#domain/examination/examination.ts';
import { type FigureCase, figuresOf, inHandMs, WAITING_BOUNDS_MS } from '#domain/figures/figures.ts';
import { type Spread, spreadOf } from '#domain/figures/spread.ts';
import { loadsOf } from '#domain/finding/detection-report.ts';
import type { Officer, OfficerId } from '#domain/officer/officer.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { Review } from '#domain/review/review.ts';
import { type Deployment, instantOf } from '../deployment.ts';
import { decidersOf } from './audit-rounds.ts';

type Parts = Pick<Deployment, 'db' | 'clock'>;

const DAY_MS = 24 * 3_600_000;

/** The figures of the last days; `whose: null` pools all officers. */
export async function figuresFor(
  { db, clock }: Parts,
  caller: Officer,
  days: number,
  whose: OfficerId | null,
): Promise<ReplyOf<typeof seeFigures>> {
  const [from, until] = [instantOf(clock.nowMs() - days * DAY_MS), instantOf(clock.nowMs())];
  const others = mayRole(caller.role, 'figures.see-others') ? await decidersOf(db) : [];
  return {
    from,
    until,
    figures: figuresOf(await casesSince({ db, clock }, from, whose)),
    waiting: await waitingNow({ db, clock }),
    officers: others.length > 0 ? others : [{ id: caller.id, displayName: caller.displayName }],
  };
}

async function casesSince({ db }: Parts, from: string, whose: OfficerId | null): Promise<FigureCase[]> {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('scans', 'scans.id', 'reviews.scan_id')
    .leftJoin('examinations', 'examinations.scan_id', 'reviews.scan_id')
    .select(['reviews.record', 'facts', 'result', 'places'])
    .select((eb) => [
      eb
        .selectFrom('audit_events')
        .select(sql<string | null>`sealed::json->>'deviceAt'`.as('takenAt'))
        .whereRef('audit_events.scan_id', '=', 'reviews.scan_id')
        .where('action', '=', 'scan.claimed')
        .orderBy('seq', 'desc')
        .limit(1)
        .as('takenAt'),
      eb
        .selectFrom('rereads')
        .select(sql<Verdict>`record->'verdict'->>'verdict'`.as('reread'))
        .whereRef('rereads.scan_id', '=', 'reviews.scan_id')
        .where('state', '=', 'graded')
        .orderBy(sql`record->'grade'->>'givenAt'`, 'desc')
        .limit(1)
        .as('reread'),
    ])
    .where('phase', '=', 'decided')
    .where('decided_at', '>=', from)
    .$if(whose !== null, (query) => query.where(sql`reviews.record->'decision'->>'decidedBy'`, '=', whose))
    .orderBy('decided_at')
    .execute();
  const formerDecidedAt = new Map<OfficerId, number>();
  return rows.flatMap(({ record, facts, result, places, takenAt, reread }): FigureCase[] => {
    const { earlier, detection, ...latest } = Review.parse(record);
    // What an officer decides after a supervisor's word is not the officer's own any more.
    const { decision, firstVerdict, findings } = earlier[0] ?? latest;
    if (!decision) return [];
    const { decidedAt, decidedBy, outcome } = decision;
    const former = formerDecidedAt.get(decidedBy) ?? null;
    formerDecidedAt.set(decidedBy, Date.parse(decidedAt));
    const { maker, model, serial } = facts.sidecar.scanner;
    return [
      {
        decidedAt,
        firstVerdict: firstVerdict?.verdict ?? null,
        outcome,
        isBlind: latest.terms.mode === 'blind',
        detection,
        findings,
        scanner: `${maker} ${model}, ${serial}`,
        faults: facts.quality?.faults ?? null,
        examined: result as ExaminationResult | null,
        found: foundIn(result, places),
        zoneOf: (box) => zoneOf(placeInContainer(box, loadsOf(detection), facts)),
        reread,
        decisionMs:
          earlier.length > 0 ? null : inHandMs(takenAt ? Date.parse(takenAt) : null, former, Date.parse(decidedAt)),
      },
    ];
  });
}

/** Null while nobody has opened the container, or said where in it something was. */
function foundIn(result: string | null, places: readonly ImageBox[] | null): readonly ImageBox[] | null {
  if (result === null || (result === 'found' && !places?.length)) return null;
  return places ?? [];
}

async function waitingNow({ db, clock }: Parts): Promise<Spread | null> {
  const rows = await db.selectFrom('reviews').select('arrived_at').where('phase', '<>', 'decided').execute();
  const ages = rows.map(({ arrived_at }) => Math.max(0, clock.nowMs() - Date.parse(arrived_at)));
  return spreadOf(ages, WAITING_BOUNDS_MS);
}
