import { z } from 'zod';
import { ScanSidecar } from '#domain/scan/sidecar.ts';

/**
 * What the exports of the scanners do not say of themselves, by the code of the site in them: who made the scanner, what
 * energies it has, how large a pixel is and, where it was measured, where the source stands.
 */
export const ExportSites = z.record(
  z.string().min(1).max(60),
  ScanSidecar.pick({ site: true, lane: true, scanner: true, planes: true, pixelPitchMm: true, geometry: true }),
);
export type ExportSites = z.infer<typeof ExportSites>;
