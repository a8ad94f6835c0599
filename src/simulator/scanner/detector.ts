import type { EndpointMv } from '../physics/spectra.ts';

/** Nominal endpoints of the interlaced pulses. */
export interface EnergyPair {
  readonly high: EndpointMv;
  readonly low: EndpointMv;
}

/** A number for each of the two energies. */
export interface PerEnergy {
  readonly high: number;
  readonly low: number;
}

/** What the accelerator and the crystals do to the spectrum on the day. */
export interface BeamSettings {
  /** Relative error of each endpoint since the last calibration. */
  readonly endpointDrift: PerEnergy;
  /** Steel before the object, mm. */
  readonly filterMm: number;
  /** Depth of the CdWO4 crystals, mm. */
  readonly scintillatorMm: number;
}

/**
 * How a scanner's pictures are imperfect, per pixel of the picture as it is written: a picture made coarser than the
 * detector collects more quanta in each pixel and averages its stripes. All of it is drawn anew for each scan in
 * training; `scanner-profile.ts` has the ranges.
 */
export interface Imperfections {
  /** Detected quanta per pixel and pulse in air. */
  readonly quanta: PerEnergy;
  /** Constant share of the air signal that reaches every detector by leakage and room scatter. */
  readonly floor: number;
  /** Share of the surrounding signal that the object scatters into a detector. */
  readonly scatter: number;
  /** Reach of that scatter (one standard deviation) in the middle plane. */
  readonly scatterReachMm: number;
  /** Full width at half maximum of the focal spot. */
  readonly focalSpotMm: number;
  /** Distance from source to detectors over distance from source to the middle plane. */
  readonly magnification: number;
  /** Share of a detector's light that each vertical neighbour sees. */
  readonly crosstalk: number;
  /** Relative dose error of a pulse left after correction by the reference detector, one standard deviation. */
  readonly doseJitter: number;
  /** Pulses that failed, or fired with more than their dose. */
  readonly lostPulses: readonly LostPulse[];
  /** Greatest relative drift of the air signal along the scan, and how it runs. */
  readonly airDrift: { readonly share: number; readonly waves: number; readonly phase: PerEnergy };
  /** Relative gain error of a detector row, one standard deviation. */
  readonly rowGain: number;
  /** Additive error of a detector row, share of air, one standard deviation. */
  readonly rowOffset: number;
  /** Relative gain error of a detector module, one standard deviation. */
  readonly moduleStep: number;
  /** Rows of the picture that one module covers. */
  readonly moduleRows: number;
  readonly rowFaults: readonly RowFault[];
  /** Read-out noise per pixel, share of air, one standard deviation. */
  readonly electronics: number;
  /** Air level of each plane, share of full scale; above 1 - 5 · rowGain some rows saturate in air. */
  readonly airLevel: PerEnergy;
  /**
   * Share of air that the scanner's software takes off too much as dark signal or scatter: what is weaker is written
   * as exactly 0, as in real scans of dense loads.
   */
  readonly blackLevel: number;
}

/** A detector row that is broken, always or in pieces along the scan. */
export interface RowFault {
  /** Where, as a share of the picture's height. */
  readonly at: number;
  /**
   * - `dead`: reads nothing; a black row.
   * - `hot`: reads `level` too much; a bright row.
   * - `restless`: its module picks up a disturbance: `level` in its own row and, in about half of the pulses, in all.
   */
  readonly kind: 'dead' | 'hot' | 'restless';
  /** Share of air. */
  readonly level: number;
  /** Share of the scan during which it is broken; 1 for always. */
  readonly duty: number;
  /** Mean length of the broken pieces in columns. */
  readonly pieceColumns: number;
}

export interface LostPulse {
  readonly energy: 'high' | 'low';
  /** Where, as a share of the picture's width. */
  readonly at: number;
  /** Its dose over that of a sound pulse. */
  readonly dose: number;
}

/** How the picture is bent: what the motion and the boom do between pulses. */
export interface Motion {
  /** Rise in pixels over the whole width: a container never stands quite level. */
  readonly tiltPx: number;
  readonly wobblePx: number;
  /** Over the whole width. */
  readonly wobbleWaves: number;
  /** Relative error of the speed, slowly varying. */
  readonly speedError: number;
  readonly speedWaves: number;
  /** How far behind the columns of the high energy those of the low are, in pixels. */
  readonly interlacePx: number;
}
