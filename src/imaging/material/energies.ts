import type { RatioCalibration } from './ratio-calibration.ts';

/** Endpoints of the two spectra of a scan, in MV, and how its scanner was calibrated; absent where it was not. */
export interface Energies {
  readonly highMeV: number;
  readonly lowMeV: number;
  readonly calibration?: RatioCalibration | undefined;
}
