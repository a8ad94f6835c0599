import { z } from 'zod';
import { ContainerNumber } from '#domain/container/container-number.ts';
import { Outcome } from '#domain/decision/decision.ts';
import { EscalationState } from '#domain/escalation/escalation.ts';
import { QueueView } from '#domain/queue/queue-view.ts';
import { Lease, LeaseId, Review } from '#domain/review/review.ts';
import { EscalationDecider } from '#domain/review-policy/case-terms.ts';
import { ScanId } from '#domain/scan/scan.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';

/** One line of the queue. No score of any kind: an officer must not be led before the first look. */
export const QueueRow = z.object({
  scanId: ScanId,
  containerNumber: ContainerNumber,
  site: z.string(),
  lane: z.string(),
  scannedAt: z.string(),
  arrivedAt: Instant,
  goods: z.string(),
  origin: z.string().nullable(),
  destination: z.string().nullable(),
  reasons: z.array(z.string()),
  round: z.union([z.literal(1), z.literal(2)]),
  /** Display name of who holds it now, and whether that is the caller. */
  holder: z.object({ displayName: z.string(), isCaller: z.boolean(), expiresAt: Instant }).nullable(),
  /** Whether the caller could start on it now. */
  isClaimable: z.boolean(),
  /** Whom it waits for. */
  kept: z.object({ displayName: z.string(), isCaller: z.boolean(), until: Instant }).nullable(),
  /** Set where a supervisor gave the decision back; the reason only for whom it concerns. */
  returned: z.object({ reason: z.string().nullable() }).nullable(),
  /** Set where seniors are asked: for them, and for the officer who asked. */
  escalation: z
    .object({
      state: EscalationState,
      decider: EscalationDecider,
      askedBy: z.string(),
      isAsker: z.boolean(),
      remarks: z.number().int(),
    })
    .nullable(),
  /** The caller's own decision, where it is made. */
  decided: z.object({ at: Instant, outcome: Outcome }).nullable(),
  simulated: z.boolean(),
});
export type QueueRow = z.infer<typeof QueueRow>;

/** Where a page of the queue ends: the order as it was at one moment, after one scan. Tells nothing of the order's reasons. */
export const QueuePlace = z.object({ at: Instant, scanId: ScanId });
export type QueuePlace = z.infer<typeof QueuePlace>;

export const QueueQuery = z.object({
  view: QueueView,
  /** Rows have all of them, anywhere in what is shown of them. */
  words: z.string().max(80),
  /** Null for the first page. */
  after: QueuePlace.nullable(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const WHOLE_QUEUE: QueueQuery = { view: 'all', words: '', after: null };

export const seeQueue = route({
  method: 'POST',
  path: '/api/queue/search',
  params: noParams,
  body: QueueQuery,
  /** In the order of work: those kept for the caller first, then those over the age cap, then by risk, then by age. At most 200 rows. */
  reply: z.object({
    rows: z.array(QueueRow),
    next: QueuePlace.nullable(),
    /** How many rows all pages have together; only with the first. */
    matching: z.number().int().nullable(),
  }),
  problems: [],
});

export const countQueue = route({
  method: 'GET',
  path: '/api/queue/counts',
  params: noParams,
  body: noBody,
  reply: z.object({ waiting: z.number().int(), decidedToday: z.number().int() }),
  problems: [],
});

/** Takes the next scan, or a chosen one. A replay of the same `commandId` answers with the same lease. */
export const claimScan = route({
  method: 'POST',
  path: '/api/queue/claim',
  params: noParams,
  body: z.object({ commandId: z.uuid(), deviceAt: Instant, scanId: ScanId.nullable() }),
  reply: z.object({ review: Review }),
  problems: [
    'nothing-waiting',
    'held-by-another',
    'already-decided',
    'second-officer-must-differ',
    'reserved-for-another',
  ],
});

/** The heartbeat: says that the officer still works on these. */
export const renewLeases = route({
  method: 'POST',
  path: '/api/queue/renew',
  params: noParams,
  body: z.object({ leases: z.array(z.object({ scanId: ScanId, leaseId: LeaseId })).max(20) }),
  reply: z.object({ renewed: z.array(Lease), lost: z.array(LeaseId) }),
  problems: [],
});

/** Gives a scan back to the queue untouched or half done. */
export const releaseScan = route({
  method: 'POST',
  path: '/api/queue/release',
  params: noParams,
  body: z.object({ commandId: z.uuid(), deviceAt: Instant, scanId: ScanId, leaseId: LeaseId }),
  reply: z.object({}),
  problems: ['lease-lost'],
});
