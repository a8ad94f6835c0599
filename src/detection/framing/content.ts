import type { Air, Overview } from './overview.ts';

/** A rectangle of whole overview pixels; `right` and `bottom` are the first ones outside. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Content {
  readonly region: Region;
  /** How many sides of the picture have a letterbox. */
  readonly trimmedSides: number;
}

/** How far a letterbox may stray from its one value (compression), and how far the picture must jump from it. */
const TOLERANCE = 0.012;
const JUMP = 0.03;
/** Share of a line that must be of the letterbox; the rest may be burned-in text. */
const UNIFORM = 0.75;
/** Share of the line behind it that may have the letterbox's value by chance. */
const BY_CHANCE = { opaque: 0.4, air: 0.06 };
/** A margin this much darker than the brightest there is cannot be air, if air is bright. */
const NOT_AIR = 0.15;

/**
 * The picture without letterbox or frame, if air is `air`: margins of one value that end in a straight line at which
 * everything changes. A margin as bright as air is one only where air goes on behind it, a little darker.
 */
export function contentOf({ width, height, values }: Overview, air: Air): Content {
  const whole: Region = { left: 0, top: 0, right: width, bottom: height };
  const depths = sidesOf(whole, width).map((side) => uniformDepth(values, side));
  const inner = within(whole, depths);
  const sides = sidesOf(inner, width);
  const outsides = sidesOf(whole, width);
  const margins = sides.map((side, i) => {
    const level = medianAlong(values, outsides[i] as Side, 0);
    const behind = medianAlong(values, side, 0);
    const isDark = air === 'bright' ? level < 1 - NOT_AIR : level > NOT_AIR;
    const byChance = isDark ? BY_CHANCE.opaque : BY_CHANCE.air;
    const isLetterbox = (depths[i] as number) > 0 && shareNear(values, side, 0, level, JUMP) <= byChance;
    const isAirBehind =
      Math.abs(level - behind) < 2 * NOT_AIR &&
      [0, 1, 2].every((line) => shareNear(values, side, line, behind, 0.02) > 0.6);
    return { isLetterbox, isDark, isAirBehind };
  });
  const framed = margins.filter(({ isLetterbox, isAirBehind }) => isLetterbox && isAirBehind).length;
  const isFrame = framed >= 1 && 2 * framed >= margins.filter(({ isLetterbox }) => isLetterbox).length;
  const kept = margins.map(({ isLetterbox, isDark }, i) =>
    isLetterbox && (isDark || isFrame) ? (depths[i] as number) : 0,
  );
  return { region: within(whole, kept), trimmedSides: kept.filter((depth) => depth > 0).length };
}

/** A side of a region seen from outside: lines parallel to it, one behind the other. */
interface Side {
  readonly start: number;
  readonly inward: number;
  readonly along: number;
  readonly length: number;
  readonly depth: number;
}

/** Left, top, right, bottom. */
function sidesOf({ left, top, right, bottom }: Region, width: number): Side[] {
  const [across, down] = [right - left, bottom - top];
  const first = top * width + left;
  const last = (bottom - 1) * width + right - 1;
  return [
    { start: first, inward: 1, along: width, length: down, depth: across },
    { start: first, inward: width, along: 1, length: across, depth: down },
    { start: last, inward: -1, along: -width, length: down, depth: across },
    { start: last, inward: -width, along: -1, length: across, depth: down },
  ];
}

function within(
  { left, top, right, bottom }: Region,
  [fromLeft = 0, fromTop = 0, fromRight = 0, fromBottom = 0]: readonly number[],
): Region {
  return { left: left + fromLeft, top: top + fromTop, right: right - fromRight, bottom: bottom - fromBottom };
}

/** Lines of one value; the line at which they end may be half margin, half picture and goes with them. */
function uniformDepth(values: Float32Array, side: Side): number {
  const level = medianAlong(values, side, 0);
  let end = 0;
  while (end < side.depth / 3 && shareNear(values, side, end, level, TOLERANCE) >= UNIFORM) end++;
  return end > 0 && end < side.depth / 3 ? end + 1 : 0;
}

function shareNear(values: Float32Array, side: Side, line: number, level: number, tolerance: number): number {
  let near = 0;
  let at = side.start + line * side.inward;
  for (let i = 0; i < side.length; i++, at += side.along) {
    if (Math.abs((values[at] as number) - level) <= tolerance) near++;
  }
  return near / side.length;
}

function medianAlong(values: Float32Array, { start, inward, along, length }: Side, line: number): number {
  const from = start + line * inward;
  return Float32Array.from({ length }, (_, i) => values[from + i * along] as number).sort()[length >> 1] as number;
}
