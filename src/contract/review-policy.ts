import { z } from 'zod';
import { ReviewPolicy } from '#domain/review-policy/review-policy.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';

/** One change of the policy, with who answers for it. */
export const PolicyRevision = z.object({
  revision: z.number().int(),
  policy: ReviewPolicy,
  reason: z.string(),
  setAt: Instant,
  setBy: z.string(),
});
export type PolicyRevision = z.infer<typeof PolicyRevision>;

/** The policy in force, and the revisions that led to it: the newest first, at most 50. */
export const seeReviewPolicy = route({
  method: 'GET',
  path: '/api/review-policy',
  params: noParams,
  body: noBody,
  reply: z.object({
    revision: z.number().int(),
    policy: ReviewPolicy,
    revisions: z.array(PolicyRevision),
    /** Where scans came from, so that a rule can name them. */
    queues: z.array(z.object({ site: z.string(), lane: z.string() })),
  }),
  problems: [],
});

/** Puts a policy in force for the scans that are claimed from then on. */
export const setReviewPolicy = route({
  method: 'POST',
  path: '/api/review-policy/set',
  params: noParams,
  body: z.object({
    commandId: z.uuid(),
    deviceAt: Instant,
    /** The revision that is replaced. */
    baseRevision: z.number().int().nonnegative(),
    policy: ReviewPolicy,
    reason: z.string().trim().min(3).max(300),
  }),
  reply: z.object({ revision: z.number().int() }),
  /** Somebody else has changed it meanwhile. */
  problems: ['policy-changed'],
});
