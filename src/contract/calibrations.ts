import { z } from 'zod';
import { Scanner, ScannerCalibration } from '#domain/calibration/scanner-calibration.ts';
import { WedgeStep } from '#domain/calibration/wedge-step.ts';
import { Scan } from '#domain/scan/scan.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';

const Version = z.number().int().nonnegative();
const act = {
  commandId: z.uuid(),
  deviceAt: Instant,
  scanner: Scanner,
  /** The version that is replaced; 0 where there was none. */
  baseVersion: Version,
  reason: z.string().trim().min(3).max(300),
};

/** What was put in force for a scanner, with who answers for it. */
export const CalibrationVersion = z.object({
  version: z.number().int().positive(),
  /** Null where the built-in curves were put in force again. */
  calibration: ScannerCalibration.nullable(),
  /** Set where an earlier version was put in force again; 0 for the built-in curves. */
  restored: Version.nullable(),
  /** How well each curve fits, in the order of the calibration's: shares of R. */
  fits: z.array(z.object({ points: z.number().int(), residual: z.number(), error: z.number() })),
  reason: z.string(),
  setAt: Instant,
  setBy: z.string(),
});
export type CalibrationVersion = z.infer<typeof CalibrationVersion>;

/** The scanners that have sent scans of two energies, with the newest version of each; at most 200. */
export const seeScanners = route({
  method: 'GET',
  path: '/api/calibrations',
  params: noParams,
  body: noBody,
  reply: z.object({
    scanners: z.array(
      z.object({ scanner: Scanner, model: z.string(), lastScanAt: Instant, newest: CalibrationVersion.nullable() }),
    ),
  }),
  problems: [],
});

/** One scanner's versions, the newest first, at most 50; its wedge scans, the newest first, at most 20; what was measured for each version. */
export const seeCalibrations = route({
  method: 'POST',
  path: '/api/calibrations/of-scanner',
  params: noParams,
  body: Scanner,
  reply: z.object({
    versions: z.array(CalibrationVersion.extend({ steps: z.array(WedgeStep) })),
    wedgeScans: z.array(Scan),
  }),
  problems: [],
});

/** Fits curves to what was measured and puts them in force for the scans that are taken from then on. */
export const setCalibration = route({
  method: 'POST',
  path: '/api/calibrations/set',
  params: noParams,
  body: z.object({ ...act, steps: z.array(WedgeStep).min(1).max(80) }),
  reply: z.object({ version: Version }),
  /** Somebody else has changed it meanwhile; the steps give no usable curves; a step is of no wedge scan of this scanner. */
  problems: ['calibration-changed', 'calibration-unfit', 'not-a-wedge-scan'],
});

/** Puts an earlier version in force again, or the built-in curves (0), as a version of its own. */
export const restoreCalibration = route({
  method: 'POST',
  path: '/api/calibrations/restore',
  params: noParams,
  body: z.object({ ...act, version: Version }),
  reply: z.object({ version: Version }),
  problems: ['calibration-changed'],
});
