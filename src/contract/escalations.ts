import { z } from 'zod';
import { Escalation, EscalationProblem, RemarkContent, RemarkId } from '#domain/escalation/escalation.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import { Review } from '#domain/review/review.ts';
import { Scan, ScanId } from '#domain/scan/scan.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';

/** A scan about which seniors are asked, for them and for the officer who asked. */
export const EscalationView = z.object({
  scan: Scan,
  review: Review,
  escalation: Escalation,
  /** Of everyone who spoke. */
  names: z.array(z.object({ id: OfficerId, displayName: z.string() })),
});
export type EscalationView = z.infer<typeof EscalationView>;

export const seeEscalation = route({
  method: 'GET',
  path: '/api/escalations/:scanId',
  params: z.object({ scanId: ScanId }),
  body: noBody,
  reply: EscalationView,
  problems: ['reread-pending'],
});

const act = { commandId: z.uuid(), deviceAt: Instant, scanId: ScanId };

export const remarkOnEscalation = route({
  method: 'POST',
  path: '/api/escalations/remark',
  params: noParams,
  body: z.object({ ...act, remarkId: RemarkId, ...RemarkContent.shape }),
  reply: z.object({}),
  problems: [...EscalationProblem.options, 'reread-pending'],
});

/** Nothing is asked any more; the scan is with the officer who asked. */
export const closeDiscussion = route({
  method: 'POST',
  path: '/api/escalations/close',
  params: noParams,
  body: z.object(act),
  reply: z.object({}),
  problems: [...EscalationProblem.options, 'reread-pending'],
});
