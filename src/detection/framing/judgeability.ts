import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import type { DetectorScan } from '../protocol.ts';
import type { Framing } from './frame-scan.ts';
import { LIMITS } from './limits.ts';
import { lengthMiss, pitchGuesses } from './proportions.ts';
import { clippedShare } from './quality/clipping.ts';
import { type EnergyBalance, energyBalance } from './quality/energy-balance.ts';
import { gainSpread } from './quality/gain-spread.ts';
import { relativeNoise } from './quality/noise.ts';
import { edgeWidthPx } from './quality/sharpness.ts';
import { stripeShare } from './quality/stripes.ts';
import { isAsExpected } from './to-transmission.ts';
import type { UprightScan } from './upright-scan.ts';

/** One measure against its limit, as plain numbers. */
export interface Measured<Id> {
  readonly id: Id;
  readonly value: number;
  readonly limit: number;
}

/** Why the detector cannot be asked about a scan; nothing where it can. */
export function hindrancesOf(framing: Framing): Measured<Hindrance>[] {
  const { containers, containerConfidence, airConfidence, roofConfidence, failedShare } = framing;
  const { airSample, opaqueSample, greys } = framing;
  const [first] = containers;
  const contrast = below<Hindrance>(
    'low-contrast',
    Math.min(Math.abs(airSample - opaqueSample), greys),
    LIMITS.greyLevels,
  );
  const missing = above<Hindrance>('lines-missing', failedShare, LIMITS.failedLinesMost);
  if (!first)
    return [{ id: 'no-container', value: containerConfidence, limit: LIMITS.container }, ...contrast, ...missing];
  const { width, height } = first.box;
  return [
    ...below<Hindrance>('polarity-uncertain', airConfidence, LIMITS.confidence),
    ...below<Hindrance>('roof-uncertain', roofConfidence, LIMITS.confidence),
    ...below<Hindrance>('too-small', Math.min(width, height), LIMITS.heightPx),
    ...below<Hindrance>('too-small', Math.max(width, height), LIMITS.lengthPx),
    ...contrast,
    ...missing,
  ];
}

/** What speaks against relying on the detector's answer to a scan that nothing hinders. */
export function doubtsOf(framing: Framing, scan: DetectorScan, upright: UprightScan): Measured<Doubt>[] {
  const { high, low } = upright;
  const isWhole = framing.containers.every(({ isCutOff }) => !isCutOff);
  const cargo = cargoOf(upright, framing);
  const clipped = clippedShare(scan.high, framing.containers, framing.air);
  const edgePx = edgeWidthPx(high) ?? 0;
  const spread = gainSpread(high, upright.containers, airOf(framing)) ?? 0;
  return [
    ...(isWhole ? [] : [{ id: 'cut-off' as const, value: 1, limit: 0 }]),
    ...above<Doubt>('unpenetrated', cargo.unpenetrated, LIMITS.unpenetrated),
    ...(low ? below<Doubt>('ratio-invalid', cargo.ratioValid, LIMITS.ratioValid) : []),
    ...(low ? unbalanced(energyBalance(high, low, airOf(framing))) : []),
    ...levelsGuessed(framing),
    ...above<Doubt>('saturated', clipped, LIMITS.clipped),
    ...above<Doubt>('noisy', relativeNoise(high, airOf(framing)), LIMITS.noise),
    // Coarse pixels are no blur.
    ...(edgePx > LIMITS.edgePx ? above<Doubt>('blurred', edgePx * upright.pixelPitchMm.x, LIMITS.edgeMm) : []),
    ...above<Doubt>('stripes', stripeShare(high), LIMITS.stripes),
    ...above<Doubt>('uneven-gain', spread, LIMITS.gainSpread),
    ...above<Doubt>('lines-failed', framing.failedShare, LIMITS.failedLines),
    ...(isWhole ? misshapen(framing, scan, upright) : []),
  ];
}

/** Level of air in the upright scan. */
function airOf(framing: Framing): number {
  return isAsExpected(framing) ? framing.airSample : 65_535;
}

/** 8 bits, a negative, or levels that no scanner of the training has: then the scale is hardly that of transmissions. */
function levelsGuessed(framing: Framing): Measured<Doubt>[] {
  if (!isAsExpected(framing)) return [{ id: 'levels', value: 1, limit: 0 }];
  return below<Doubt>('levels', framing.greys, LIMITS.sixteenBitGreys);
}

function unbalanced({ air, ratio }: EnergyBalance): Measured<Doubt>[] {
  const outside = (value: number | null, [least, most]: readonly [number, number]) =>
    value === null ? [] : [...below<Doubt>('energies', value, least), ...above<Doubt>('energies', value, most)];
  return [...outside(air, LIMITS.airBalance), ...outside(ratio, LIMITS.energyRatio)];
}

/** By the length of each container where the pitch is stated, else by the proportions of the first. */
function misshapen({ containers, roof }: Framing, { pixelPitchMm }: DetectorScan, upright: UprightScan) {
  if (pixelPitchMm) {
    const misses = upright.containers.map(({ width }) => lengthMiss(width * upright.pixelPitchMm.x));
    return above<Doubt>('proportions', Math.max(...misses.map(Math.abs)), LIMITS.length);
  }
  const [likeliest] = containers[0] ? pitchGuesses(containers[0].box, roof) : [];
  return likeliest ? above<Doubt>('proportions', Math.abs(likeliest.mismatch), LIMITS.proportions) : [];
}

/** Every so many pixels are looked at: shares need no more. */
const STEP = 3;

function cargoOf({ high: { samples, width }, low, containers }: UprightScan, framing: Framing) {
  // Below one and a half steps of the export nothing can be told from nothing.
  const step = 65_535 / Math.abs(framing.airSample - framing.opaqueSample);
  const opaque = Math.max(65_535 * Math.exp(-LIMITS.unpenetratedAttenuation), 1.5 * step);
  const [darkest, lightest] = [65_535 * Math.exp(-LIMITS.ratioTo), 65_535 * Math.exp(-LIMITS.ratioFrom)];
  let cargo = 0;
  let unpenetrated = 0;
  let valid = 0;
  for (const { x, y, width: across, height: down } of containers) {
    for (let row = Math.round(y); row < y + down; row += STEP) {
      for (let column = Math.round(x); column < x + across; column += STEP) {
        const at = row * width + column;
        const sample = samples[at] ?? 65_535;
        if (sample > 65_535 * LIMITS.cargoTransmission) continue;
        cargo++;
        if (sample <= opaque) unpenetrated++;
        if (low && sample >= darkest && sample <= lightest && (low.samples[at] ?? 0) > 0) valid++;
      }
    }
  }
  return { unpenetrated: cargo > 0 ? unpenetrated / cargo : 0, ratioValid: cargo > 0 ? valid / cargo : 1 };
}

function below<Id>(id: Id, value: number, limit: number): Measured<Id>[] {
  return value < limit ? [{ id, value, limit }] : [];
}

function above<Id>(id: Id, value: number, limit: number): Measured<Id>[] {
  return value > limit ? [{ id, value, limit }] : [];
}
