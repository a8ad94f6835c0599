/** Endpoints of the two spectra of a scan, in MV. */
export interface Energies {
  readonly highMeV: number;
  readonly lowMeV: number;
}
