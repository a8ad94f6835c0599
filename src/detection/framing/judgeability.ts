import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import type { Plane } from '#imaging/plane.ts';
import type { Framing, PixelBox } from './frame-scan.ts';
import { LIMITS } from './limits.ts';
import { pitchGuesses } from './proportions.ts';
import { stripeShare } from './stripes.ts';
import { toTransmission } from './to-transmission.ts';

/** One measure against its limit, as plain numbers. */
export interface Measured<Id> {
  readonly id: Id;
  readonly value: number;
  readonly limit: number;
}

export interface Judgeability {
  readonly canJudge: boolean;
  /** At least one when it cannot judge. */
  readonly reasons: readonly Measured<Hindrance>[];
  readonly flags: readonly Measured<Doubt>[];
}

interface Planes {
  readonly high: Plane;
  readonly low: Plane | null;
}

/** Whether the detector can say anything about a scan, and what speaks against relying on it. */
export function judgeability(framing: Framing, planes: Planes): Judgeability {
  const reasons = hindrances(framing);
  if (reasons.length > 0) return { canJudge: false, reasons, flags: [] };
  return { canJudge: true, reasons, flags: doubts(framing, planes) };
}

function hindrances(framing: Framing): Measured<Hindrance>[] {
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

function doubts(framing: Framing, { high, low }: Planes): Measured<Doubt>[] {
  const boxes = framing.containers.map(({ box }) => box);
  const transmission = toTransmission(high, framing);
  const cargo = cargoOf(transmission, low, boxes, framing);
  const [likeliest] = boxes[0] ? pitchGuesses(boxes[0], framing.roof) : [];
  const isWhole = framing.containers.every(({ isCutOff }) => !isCutOff);
  return [
    ...(isWhole ? [] : [{ id: 'cut-off' as const, value: 1, limit: 0 }]),
    ...above<Doubt>('unpenetrated', cargo.unpenetrated, LIMITS.unpenetrated),
    ...(low ? below<Doubt>('ratio-invalid', cargo.ratioValid, LIMITS.ratioValid) : []),
    ...above<Doubt>('stripes', stripeShare(transmission), LIMITS.stripes),
    ...above<Doubt>('lines-failed', framing.failedShare, LIMITS.failedLines),
    ...(isWhole && likeliest ? above<Doubt>('proportions', Math.abs(likeliest.mismatch), LIMITS.proportions) : []),
  ];
}

/** Every so many pixels are looked at: shares need no more. */
const STEP = 3;

function cargoOf({ samples, width }: Plane, low: Plane | null, boxes: readonly PixelBox[], framing: Framing) {
  // Below one and a half steps of the export nothing can be told from nothing.
  const step = 65_535 / Math.abs(framing.airSample - framing.opaqueSample);
  const opaque = Math.max(65_535 * Math.exp(-LIMITS.unpenetratedAttenuation), 1.5 * step);
  const [darkest, lightest] = [65_535 * Math.exp(-LIMITS.ratioTo), 65_535 * Math.exp(-LIMITS.ratioFrom)];
  let cargo = 0;
  let unpenetrated = 0;
  let valid = 0;
  for (const { x, y, width: across, height: down } of boxes) {
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
