import { z } from 'zod';
import { Conflict, ConflictId, Refused, SettledWay } from '#domain/conflict/conflict.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import { Scan, ScanId } from '#domain/scan/scan.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';

const act = { commandId: z.uuid(), deviceAt: Instant };
const words = z.string().trim().min(3).max(500);

/** `keep`: the officer gives the refused acts again. `supervisor`: a supervisor shall settle it. */
export const raiseConflict = route({
  method: 'POST',
  path: '/api/conflicts',
  params: noParams,
  body: Refused.extend({ ...act, scanId: ScanId, way: z.enum(['keep', 'supervisor']), reason: words }),
  reply: z.object({}),
  problems: [],
});

export const ConflictRow = z.object({ scan: Scan, conflict: Conflict });
export type ConflictRow = z.infer<typeof ConflictRow>;

/** The unsettled first, then the newest. */
export const seeConflicts = route({
  method: 'GET',
  path: '/api/conflicts',
  params: noParams,
  body: noBody,
  reply: z.object({
    rows: z.array(ConflictRow),
    /** Of everyone in them. */
    names: z.array(z.object({ id: OfficerId, displayName: z.string() })),
  }),
  problems: [],
});

export const settleConflict = route({
  method: 'POST',
  path: '/api/conflicts/settle',
  params: noParams,
  body: z.object({ ...act, conflictId: ConflictId, way: SettledWay, note: words }),
  reply: z.object({}),
  problems: ['already-settled', 'not-decided', 'own-decision', 'second-officer-must-differ', 'reread-pending'],
});
