import type { Plane } from '#imaging/plane.ts';
import type { Box } from '../../proposal/candidate.ts';

/** A strip of air is at least so many pixels wide, and so much of it is looked at. */
const NARROWEST = 8;
const WIDEST = 40;
/** Distance from the containers, whose edges are soft. */
const GAP = 4;
/** What is darker than this share of air is something else, and a line needs this share of its air. */
const AIR = 0.85;
const MOSTLY = 0.7;
const ENOUGH_LINES = 40;
/** The share of the lines that stray less: what stands beside or above a container stays out. */
const USUAL = 0.8;

/**
 * How far the level of air strays from line to line, as a share of itself, in an upright scan: from row to row beside the
 * containers, from column to column above them. Nothing where the picture ends at the containers.
 */
export function gainSpread({ width, height, samples }: Plane, containers: readonly Box[], air: number): number | null {
  const left = Math.min(...containers.map(({ x }) => x)) - GAP;
  const right = Math.max(...containers.map((box) => box.x + box.width)) + GAP;
  const top = Math.min(...containers.map(({ y }) => y)) - GAP;
  const bottom = Math.min(height, Math.floor(Math.max(...containers.map((box) => box.y + box.height))));
  const rows = { count: bottom, step: width, across: 1 };
  const columns = { count: width, step: 1, across: width };
  const spreads = [
    { ...rows, from: Math.max(0, left - WIDEST), to: left },
    { ...rows, from: right, to: Math.min(width, right + WIDEST) },
    { ...columns, from: Math.max(0, top - WIDEST), to: top },
  ].flatMap(({ count, step, across, from, to }) => {
    const [first, end] = [Math.ceil(from), Math.floor(to)];
    if (end - first < NARROWEST) return [];
    const levels: number[] = [];
    for (let line = 0; line < count; line++) {
      let sum = 0;
      let bright = 0;
      for (let i = first; i < end; i++) {
        const sample = samples[line * step + i * across] as number;
        if (sample < AIR * air) continue;
        sum += sample;
        bright++;
      }
      if (bright >= MOSTLY * (end - first)) levels.push(sum / bright);
    }
    return levels.length < ENOUGH_LINES ? [] : [spreadOf(levels)];
  });
  return spreads.length === 0 ? null : Math.max(...spreads);
}

function spreadOf(levels: readonly number[]): number {
  const middle = quantile(levels, 0.5);
  const strays = levels.map((level) => Math.abs(level - middle));
  return quantile(strays, USUAL) / middle;
}

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] as number;
