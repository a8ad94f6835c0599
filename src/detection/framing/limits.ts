/**
 * What a scan must have for the detector to be asked, and from when on its answer is not to be relied upon.
 * Sources: [S1.5] validity of the ratio of two energies and [S4.6] flags outside the training's distribution, of the
 * project's collection on cargo radiography; [own] measured here on simulated scans, chosen with a margin.
 */
export const LIMITS = {
  /** [own] Confidence that there is a container at all. */
  container: 0.5,
  /** [own] Below this confidence the question of polarity or of the roof's side is open. */
  confidence: 0.8,
  /** [own] In image pixels; corner posts can no longer be told from walls. */
  heightPx: 60,
  lengthPx: 100,
  /** [own] Steps between air and opaque. */
  greyLevels: 48,
  /** [own] Share of lines without a picture: from when on nothing can be said, and from when on it is doubtful. */
  failedLinesMost: 0.1,
  failedLines: 0.01,
  /** [S4.6] Share of the cargo that nothing passes, and from which attenuation on that is so: 300 mm of steel at 6 MV. */
  unpenetrated: 0.05,
  unpenetratedAttenuation: 10,
  /** [S4.6] Share of the cargo where the ratio is valid; [S1.5] within these attenuations of the high energy. */
  ratioValid: 0.3,
  ratioFrom: 0.4,
  ratioTo: 7,
  /** What is darker than this counts as cargo: two walls leave 0.82 to 0.92 of the beam. */
  cargoTransmission: 0.6,
  /** [own] Share of lines that stand out from both neighbours along most of their length by more than `stripeDepth`. */
  stripes: 0.01,
  stripeDepth: 0.03,
  /** [own] Natural logarithm by which the proportions may miss those of any container: motion, perspective, pixels. */
  proportions: 0.3,
  /** [own] The same for the length alone, where the pitch is stated: uneven speed leaves 0.03. */
  length: 0.05,
  /** [own] Different samples from which on a picture was not made of 8 bits. */
  sixteenBitGreys: 257,
  /** [own] Share of the container's pixels at the end of the scale at which air lies. */
  clipped: 0.02,
  /** [own] Noise of one standard deviation in the quiet bright parts, as a share of their level: real scans have 0.016. */
  noise: 0.022,
  /** [own] Width of the sharpest edges, one standard deviation: scanners have 1.1 pixels and 9 mm. */
  edgePx: 1.5,
  edgeMm: 11,
  /** [own] Share by which the level of air strays from line to line: scanners have 0.01. */
  gainSpread: 0.025,
  /** [own] Air at the darkest edge over air elsewhere: simulated scans have 1.00 and more, by its brightest hundredth. */
  edgeBrightness: 0.9,
  /** [own] Level of air at the low energy over that at the high one: each scanner has its own, 0.8 to 1.25. */
  airBalance: [0.79, 1.27],
  /** [S1.5] Attenuation at the low energy over that at the high one: 1.05 (steel, 9/6 MV) to 1.5 (organic, 6/3 MV). */
  energyRatio: [1, 1.6],
} as const;
