import type { ScannerCalibration } from '../calibration/scanner-calibration.ts';
import type { Scan } from './scan.ts';

/** Endpoints of the two spectra, in MV, and the curves of the scanner that took the scan, where it was calibrated. */
export interface ScanEnergies {
  readonly highMeV: number;
  readonly lowMeV: number;
  readonly calibration?: ScannerCalibration | undefined;
}

/** Null where one energy is all there is. */
export function endpointsOf({ sidecar, calibration }: Scan): ScanEnergies | null {
  const [high, low] = sidecar.planes;
  return high && low ? { highMeV: high.energyMeV, lowMeV: low.energyMeV, calibration } : null;
}
