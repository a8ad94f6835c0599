import { z } from 'zod';
import { ScannerCalibration } from '../calibration/scanner-calibration.ts';
import { ContainerNumber } from '../container/container-number.ts';
import { Sha256 } from '../finding/detection-report.ts';
import { Instant } from '../time/instant.ts';
import { ScanQuality } from './quality.ts';
import { EnergyLabel, ScanSidecar } from './sidecar.ts';
import { Stack } from './stack.ts';
import { Views } from './views.ts';

export const ScanId = z
  .string()
  .regex(/^scn_[0-9a-zA-Z-]{8,40}$/)
  .brand<'ScanId'>();
export type ScanId = z.infer<typeof ScanId>;

/** One decoded plane as the server keeps it for display. */
export const StoredPlane = z.object({
  energy: EnergyLabel,
  energyMeV: z.number(),
  /** Of the samples as little-endian 16-bit words, row-major: the identity of the picture itself. */
  samplesSha256: Sha256,
  /** Size of the packed plane on the wire. */
  packedBytes: z.number().int().positive(),
});
export type StoredPlane = z.infer<typeof StoredPlane>;

/** A scan as it arrived: what does not change through review. */
export const Scan = z.object({
  id: ScanId,
  containerNumber: ContainerNumber,
  arrivedAt: Instant,
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  /** Of the original image file, byte for byte as delivered; of several the first, and the trail has them all. */
  originalSha256: Sha256,
  planes: z.array(StoredPlane).min(1).max(2),
  /** How slices lie on the plane, where the scan is a series of them. */
  stack: Stack.optional(),
  /** How the views lie on the planes, where the scanner has a side view and a top view. */
  views: Views.optional(),
  /** Absent where it could not be measured, or nobody did when the scan arrived. */
  quality: ScanQuality.optional(),
  /** Absent where the built-in curves tell materials. */
  calibration: ScannerCalibration.optional(),
  sidecar: ScanSidecar.omit({ riskScore: true, scannerRecord: true }),
});
export type Scan = z.infer<typeof Scan>;
