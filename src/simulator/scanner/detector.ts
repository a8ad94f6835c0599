import type { EndpointMv } from '../physics/spectra.ts';

/** How a scanner's pictures are imperfect. All of it is drawn anew for each scan in training. */
export interface Imperfections {
  /** Detected quanta per pixel and pulse in air, for each energy. */
  readonly quanta: { readonly high: number; readonly low: number };
  /** Constant share of the air signal that reaches every detector by leakage and room scatter. */
  readonly floor: number;
  /** Share of the surrounding signal that the object scatters into a detector. */
  readonly scatter: number;
  readonly scatterReachMm: number;
  /** Share of a detector's light that each vertical neighbour sees. */
  readonly crosstalk: number;
  /** Share of a pixel's signal that the focal spot spreads to each horizontal neighbour. */
  readonly focalBlur: number;
  /** Relative dose error left after correction, one standard deviation: vertical stripes. */
  readonly doseJitter: number;
  /** Relative gain error of a detector row: horizontal stripes. */
  readonly rowGain: number;
  /** Additive error of a detector row, share of air. */
  readonly rowOffset: number;
  /** Gain step between detector modules of 16 rows. */
  readonly moduleStep: number;
  readonly deadRows: number;
  /** Read-out noise per pixel, share of air. */
  readonly electronics: number;
  /** Air level of each plane, share of full scale. */
  readonly airLevel: { readonly high: number; readonly low: number };
}

/** How the picture is bent: what the motion and the boom do between pulses. */
export interface Motion {
  /** Rise in pixels over the whole width: a container never stands quite level. */
  readonly tiltPx: number;
  readonly wobblePx: number;
  readonly wobbleWaves: number;
  /** Relative error of the speed, slowly varying. */
  readonly speedError: number;
  readonly speedWaves: number;
  /** Distance in pixels between the columns of the two interlaced energies. */
  readonly interlacePx: number;
}

export interface EnergyPair {
  readonly high: EndpointMv;
  readonly low: EndpointMv;
}
