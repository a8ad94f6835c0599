type Range = readonly [least: number, most: number];

/** What is drawn for each scan, evenly within its range unless it says "evenly over its doublings". */
export interface Ranges {
  /** Pixel of the detector seen in the middle plane, mm. */
  readonly nativePitchMm: Range;
  /** Detected quanta per native pixel and pulse of the high energy in air; evenly over its doublings. */
  readonly quanta: Range;
  /** Quanta of the low energy over those of the high. */
  readonly lowDose: Range;
  /** Relative error of each endpoint, drawn for each. */
  readonly endpointDrift: Range;
  readonly filterMm: Range;
  readonly scintillatorMm: Range;
  /** Share of air; evenly over its doublings. */
  readonly floor: Range;
  readonly scatter: Range;
  /** One standard deviation, native pixels. */
  readonly scatterReachPx: Range;
  readonly focalSpotMm: Range;
  readonly magnification: Range;
  readonly crosstalk: Range;
  readonly doseJitter: Range;
  /** Probability of each of two lost pulses. */
  readonly lostPulse: number;
  readonly airDrift: Range;
  readonly airDriftWaves: Range;
  readonly rowGain: Range;
  /** Share of air, as is `electronics`. */
  readonly rowOffset: Range;
  readonly moduleStep: Range;
  /** Probability of each of three broken rows. */
  readonly rowFault: number;
  readonly electronics: Range;
  /** Share of full scale; the most lets high-gain rows saturate. */
  readonly airLevel: Range;
  /** Probability that too much is taken off as dark signal, and how much: share of air, evenly over its doublings. */
  readonly overSubtracted: number;
  readonly blackLevel: Range;
  /** Of a swing at 0.5 Hz, native pixels; less in proportion at higher frequencies. */
  readonly wobblePx: Range;
  readonly wobbleHz: Range;
  readonly speedMPerS: Range;
  /** Relative, and how often it comes and goes along the picture. */
  readonly speedError: Range;
  readonly speedWaves: Range;
  /** Rise of the container over the length of the picture, mm in the middle plane. */
  readonly tiltMm: Range;
}

/** The widest ranges: those published or estimated for cargo scanners. docs/simulator.md repeats them with sources. */
export const RANGES: Ranges = {
  nativePitchMm: [2.5, 6],
  quanta: [3e4, 3e5],
  lowDose: [0.3, 0.6],
  endpointDrift: [-0.02, 0.02],
  filterMm: [2, 20],
  scintillatorMm: [15, 35],
  floor: [1e-5, 1e-4],
  scatter: [0.002, 0.02],
  scatterReachPx: [15, 60],
  focalSpotMm: [1, 2],
  magnification: [1.3, 1.8],
  crosstalk: [0.02, 0.08],
  doseJitter: [0.002, 0.007],
  lostPulse: 0.1,
  airDrift: [0.001, 0.005],
  airDriftWaves: [0.2, 2],
  rowGain: [0.001, 0.005],
  rowOffset: [0.5e-5, 2e-5],
  moduleStep: [0, 0.004],
  rowFault: 0.15,
  electronics: [1e-5, 3e-5],
  airLevel: [0.8, 1],
  overSubtracted: 0.15,
  blackLevel: [2e-5, 5e-4],
  wobblePx: [0, 5],
  wobbleHz: [0.5, 3],
  speedMPerS: [0.2, 3],
  speedError: [0, 0.1],
  speedWaves: [0.5, 4],
  tiltMm: [-45, 45],
};

/** Kinds of scanner: where their ranges are narrower than the widest. */
export const SCANNER_KINDS = {
  /** Fixed, vehicles drive through at 5 to 10 km/h. */
  portal: {
    nativePitchMm: [4, 5.5],
    quanta: [4e4, 1.5e5],
    lostPulse: 0.04,
    rowFault: 0.08,
    wobblePx: [0, 0],
    speedMPerS: [1.4, 3],
    speedError: [0.02, 0.08],
    overSubtracted: 0.1,
  },
  /** On a truck: a boom that swings. */
  mobile: {
    nativePitchMm: [4, 6],
    quanta: [3e4, 1.2e5],
    magnification: [1.3, 1.5],
    rowFault: 0.12,
    wobblePx: [1, 5],
    speedMPerS: [0.2, 0.8],
    speedError: [0, 0.05],
  },
  /** On rails past the standing container: slow, steady, much dose. */
  gantry: {
    nativePitchMm: [2.5, 4.2],
    quanta: [1e5, 3e5],
    scatter: [0.002, 0.008],
    doseJitter: [0.002, 0.004],
    lostPulse: 0.03,
    airDrift: [0.001, 0.002],
    rowGain: [0.001, 0.002],
    moduleStep: [0, 0.002],
    rowFault: 0.06,
    wobblePx: [0, 0.5],
    speedMPerS: [0.2, 0.5],
    speedError: [0, 0.01],
    overSubtracted: 0.1,
  },
  /** Trains at 30 km/h and more: few quanta in each pulse, coarse along the motion. */
  rail: {
    nativePitchMm: [4.5, 6],
    quanta: [3e4, 8e4],
    wobblePx: [0, 0.5],
    speedMPerS: [8, 16],
    speedError: [0, 0.04],
  },
  /** Any of them after years without much care. */
  old: {
    quanta: [3e4, 8e4],
    endpointDrift: [-0.02, 0.02],
    scatter: [0.006, 0.02],
    crosstalk: [0.04, 0.08],
    doseJitter: [0.004, 0.007],
    lostPulse: 0.3,
    airDrift: [0.002, 0.005],
    rowGain: [0.0025, 0.005],
    rowOffset: [1e-5, 2e-5],
    moduleStep: [0.002, 0.004],
    rowFault: 0.45,
    wobblePx: [0, 3],
    electronics: [2e-5, 3e-5],
    overSubtracted: 0.4,
  },
} as const satisfies Record<string, Partial<Ranges>>;

export type ScannerKind = keyof typeof SCANNER_KINDS;
