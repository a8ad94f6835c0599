import { z } from 'zod';

/** Of which step wedges are made. */
export const WedgeMaterial = z.enum(['polyethylene', 'aluminium', 'steel', 'lead']);
export type WedgeMaterial = z.infer<typeof WedgeMaterial>;

const Attenuation = z.number().positive().max(20);

/** By how much the ratio of one material differs from the built-in curve; see `CurveCorrection` of imaging. */
export const MaterialCurve = z.object({
  material: WedgeMaterial,
  coefficients: z.array(z.number()).min(2).max(3),
  from: Attenuation,
  to: Attenuation,
});

/** By which curves the materials of a scan are told: those that were in force for its scanner when it was taken. */
export const ScannerCalibration = z.object({
  version: z.number().int().positive(),
  curves: z.array(MaterialCurve).min(2).max(4),
  range: z.object({ from: Attenuation, to: Attenuation }),
});
export type ScannerCalibration = z.infer<typeof ScannerCalibration>;

const Name = z.string().trim().min(1).max(60);

/** One scanner at its place, at one pair of energies; another pair has curves of its own. */
export const Scanner = z.object({
  site: Name,
  lane: Name,
  serial: Name,
  highMeV: z.number().positive().max(20),
  lowMeV: z.number().positive().max(20),
});
export type Scanner = z.infer<typeof Scanner>;
