import { z } from 'zod';
import { Shape } from '../annotation/annotation.ts';
import { Instant } from '../time/instant.ts';
import { Sha256 } from './detection-report.ts';

/** One claim of another machine, in its own words. It is not answered: an officer who agrees marks the place. */
export const MachineClaim = z.object({
  /** As the report numbers it. */
  id: z.number().int().nonnegative(),
  category: z.string().max(80),
  words: z.string().max(500),
  assessment: z.enum(['high-threat', 'threat', 'no-threat', 'unknown']),
  /** 0 to 1, as that machine reckons; null where it gave none. */
  probability: z.number().min(0).max(1).nullable(),
  /** A box or a polygon; null where the report gives no place within the picture. */
  shape: Shape.nullable(),
});
export type MachineClaim = z.infer<typeof MachineClaim>;

/** What a machine that is not the detector, or a person at one, reported of a scan; see docs/decisions/0018. */
export const MachineReport = z.object({
  /** Of the report as it was delivered, byte for byte. */
  sha256: Sha256,
  receivedAt: Instant,
  /** Who speaks in it. */
  kind: z.enum(['machine', 'operator', 'ground-truth', 'aggregate', 'unknown']),
  device: z.string().max(200),
  algorithm: z.string().max(300),
  decision: z.enum(['alarm', 'clear', 'unknown']),
  /** Why it reached no decision; empty where it reached one. */
  aborted: z.string().max(200),
  claims: z.array(MachineClaim).max(200),
});
export type MachineReport = z.infer<typeof MachineReport>;

/** Reports of one scan. */
export const MACHINE_REPORTS_MAX = 10;
