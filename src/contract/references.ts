import { z } from 'zod';
import { CargoLoad } from '#domain/finding/cargo-load.ts';
import { Scan, ScanId } from '#domain/scan/scan.ts';
import { noBody, route } from './route.ts';

/** Why a scan may serve for comparison, the most telling first. */
export const ReferenceKind = z.enum(['same-container', 'same-goods', 'empty']);
export type ReferenceKind = z.infer<typeof ReferenceKind>;

/** A decided scan to compare with: what arrived and nothing of what became of it. */
export const Reference = z.object({
  kind: ReferenceKind,
  scan: Scan,
  /** What the detector read of both, for who may know what it reads of this scan, where it is to be compared. */
  likeness: z.object({ share: z.number().min(0).max(1), loads: z.array(CargoLoad) }).optional(),
});
export type Reference = z.infer<typeof Reference>;

/** What a scan may be compared with, at most nine, without those that the caller is to read blind first. */
export const seeReferences = route({
  method: 'GET',
  path: '/api/scans/:scanId/references',
  params: z.object({ scanId: ScanId }),
  body: noBody,
  reply: z.object({ references: z.array(Reference).max(9) }),
  problems: [],
});

/** A scan that another one was compared with, as a recipe on its record says: what arrived of it, to show that again. */
export const seeCompared = route({
  method: 'GET',
  path: '/api/records/:scanId/compared/:referenceId',
  params: z.object({ scanId: ScanId, referenceId: ScanId }),
  body: noBody,
  reply: z.object({ scan: Scan }),
  problems: ['not-found'],
});
