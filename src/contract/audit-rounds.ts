import { z } from 'zod';
import { AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import { Grade, Reread, RereadProblem } from '#domain/audit-round/reread.ts';
import { RoundId, SamplePlan } from '#domain/audit-round/sample-plan.ts';
import { ContainerNumber } from '#domain/container/container-number.ts';
import { Outcome, Verdict } from '#domain/decision/decision.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import { Recipe } from '#domain/scan/recipe.ts';
import { Scan, ScanId } from '#domain/scan/scan.ts';
import { Instant } from '#domain/time/instant.ts';
import { CaseRecord } from './record.ts';
import { noBody, noParams, route } from './route.ts';

/** One round, with how far it has come and what came of it. */
export const RoundRow = z.object({
  roundId: RoundId,
  plan: SamplePlan,
  drawnAt: Instant,
  drawnBy: z.string(),
  isOwn: z.boolean(),
  candidates: z.number().int(),
  size: z.number().int(),
  compared: z.number().int(),
  grades: z.record(Grade, z.number().int()),
});
export type RoundRow = z.infer<typeof RoundRow>;

/** The rounds, newest first, at most 100, and who has decided scans that a round could be drawn from. */
export const seeRounds = route({
  method: 'GET',
  path: '/api/audit-rounds',
  params: noParams,
  body: noBody,
  reply: z.object({
    rounds: z.array(RoundRow),
    deciders: z.array(z.object({ id: OfficerId, displayName: z.string() })),
  }),
  problems: [],
});

/** One line of a round. What would lead the eye is null until the supervisor's own verdict is given. */
export const RoundItem = z.object({
  scanId: ScanId,
  position: z.number().int(),
  containerNumber: ContainerNumber,
  state: z.enum(['waiting', 'compared', 'graded']),
  known: z
    .object({
      stratum: z.string(),
      decidedBy: z.string(),
      firstVerdict: Verdict.nullable(),
      claims: z.number().int().nullable(),
      outcome: Outcome,
      reread: Verdict,
      grade: Grade.nullable(),
    })
    .nullable(),
});
export type RoundItem = z.infer<typeof RoundItem>;

export const seeRound = route({
  method: 'GET',
  path: '/api/audit-rounds/:roundId',
  params: z.object({ roundId: RoundId }),
  body: noBody,
  reply: z.object({ round: RoundRow, items: z.array(RoundItem) }),
  problems: [],
});

/** A re-read with what its reader may know. */
export const RereadView = z.object({
  scan: Scan,
  reread: Reread,
  /** What was on record, once the own verdict is given. */
  record: CaseRecord.nullable(),
});
export type RereadView = z.infer<typeof RereadView>;

/** A scan of a round as its reader may see it. */
export const seeReread = route({
  method: 'GET',
  path: '/api/audit-rounds/:roundId/scans/:scanId',
  params: z.object({ roundId: RoundId, scanId: ScanId }),
  body: noBody,
  reply: RereadView,
  problems: [],
});

const act = { commandId: z.uuid(), deviceAt: Instant };
const onReread = { ...act, roundId: RoundId, scanId: ScanId };

export const drawRound = route({
  method: 'POST',
  path: '/api/audit-rounds/draw',
  params: noParams,
  body: z.object({ ...act, plan: SamplePlan }),
  reply: z.object({ roundId: RoundId }),
  problems: ['nothing-to-draw'],
});

export const giveReread = route({
  method: 'POST',
  path: '/api/audit-rounds/verdict',
  params: noParams,
  body: z.object({ ...onReread, verdict: Verdict, recipe: Recipe }),
  reply: z.object({}),
  problems: RereadProblem.options,
});

/** `content: null` removes the remark. */
export const remarkOnReread = route({
  method: 'POST',
  path: '/api/audit-rounds/remark',
  params: noParams,
  body: z.object({ ...onReread, annotationId: AnnotationId, content: AnnotationContent.nullable() }),
  reply: z.object({}),
  problems: RereadProblem.options,
});

export const gradeReread = route({
  method: 'POST',
  path: '/api/audit-rounds/grade',
  params: noParams,
  body: z.object({ ...onReread, grade: Grade, note: z.string().trim().max(500) }),
  reply: z.object({}),
  problems: RereadProblem.options,
});
