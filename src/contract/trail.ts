import { z } from 'zod';
import { AuditAction, AuditEvent } from '#domain/audit/event.ts';
import { ContainerNumber } from '#domain/container/container-number.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import { ScanId } from '#domain/scan/scan.ts';
import { noBody, noParams, route } from './route.ts';

/** What the chain of the audit trail says about itself. */
export const ChainStatus = z.object({
  intact: z.boolean(),
  events: z.number().int(),
  headHash: z.string(),
  /** The first link that does not hold, and why. */
  broken: z.object({ seq: z.number().int(), reason: z.string() }).nullable(),
});
export type ChainStatus = z.infer<typeof ChainStatus>;

/** What is looked for in the audit trail; null leaves it open. */
export const TrailQuery = z.object({
  /** A scan by its id, or a container by its number. */
  about: z.union([ScanId, ContainerNumber]).nullable(),
  actorId: OfficerId.nullable(),
  /** Id and version of a model pack, as reports name it. */
  pack: z.object({ packId: z.string().min(1).max(80), packVersion: z.string().min(1).max(40) }).nullable(),
  action: AuditAction.nullable(),
  /** Only events before this one, to read on. */
  before: z.number().int().positive().nullable(),
});
export type TrailQuery = z.infer<typeof TrailQuery>;

/** An event with names for who and what it is about. */
export const TrailRow = AuditEvent.extend({ actor: z.string().nullable(), container: ContainerNumber.nullable() });
export type TrailRow = z.infer<typeof TrailRow>;

/** Reads the trail, newest first, at most 100 events, without those of scans that the caller is to read blind first. */
export const searchTrail = route({
  method: 'POST',
  path: '/api/trail/search',
  params: noParams,
  body: TrailQuery,
  reply: z.object({
    rows: z.array(TrailRow),
    hasMore: z.boolean(),
    officers: z.array(z.object({ id: OfficerId, displayName: z.string() })),
  }),
  problems: [],
});

/** Recomputes the whole chain, which takes longer the more has happened: asked once for a screen, not with every page. */
export const seeChain = route({
  method: 'GET',
  path: '/api/trail/chain',
  params: noParams,
  body: noBody,
  reply: ChainStatus,
  problems: [],
});
