import type { Plane } from '#imaging/plane.ts';
import type { Box } from '../../proposal/candidate.ts';

/** Thickness of an edge, as a share of the picture, and at least. */
const THICKNESS = 0.02;
const LEAST_LINES = 3;
/** Lines without a picture are margin: as much of a side may be, as a share. */
const MOST_MARGIN = 0.1;
const NOTHING = 0.02;
/** An edge that no container comes as near to has air somewhere: so bright are its brightest samples. */
const NEAR = 0.02;
const BRIGHTEST = 0.99;
const PLACES = 400;

/**
 * How bright air is at the darkest of three edges of an upright scan, above and at both ends, as a share of air elsewhere;
 * below, wheels and ground may cover all of it. Margins without a picture are passed over. Nothing where the picture ends at
 * the containers.
 */
export function edgeBrightness(
  { width, height, samples }: Plane,
  containers: readonly Box[],
  air: number,
): number | null {
  const rows = { lines: height, length: width, across: width, along: 1 };
  const columns = { lines: width, length: height, across: 1, along: width };
  const edges = [
    { ...rows, isFar: false, gap: Math.min(...containers.map(({ y }) => y)) },
    { ...columns, isFar: false, gap: Math.min(...containers.map(({ x }) => x)) },
    { ...columns, isFar: true, gap: width - Math.max(...containers.map((box) => box.x + box.width)) },
  ]
    .filter(({ lines, gap }) => gap > NEAR * lines)
    .map(({ lines, length, across, along, isFar }) => {
      const start = (line: number) => (isFar ? lines - 1 - line : line) * across;
      const brightness = (line: number) => brightestOf(samples, start(line), along, length) / air;
      let first = 0;
      while (first < lines * MOST_MARGIN && brightness(first) < NOTHING) first++;
      const count = Math.max(LEAST_LINES, Math.round(lines * THICKNESS));
      const levels = Array.from({ length: Math.min(count, lines - first) }, (_, i) => brightness(first + i));
      return levels.reduce((sum, level) => sum + level, 0) / levels.length;
    });
  return edges.length > 0 ? Math.min(...edges) : null;
}

function brightestOf(samples: Uint16Array, start: number, along: number, length: number): number {
  const hop = Math.max(1, Math.floor(length / PLACES));
  const line: number[] = [];
  for (let i = 0; i < length; i += hop) line.push(samples[start + i * along] as number);
  return line.sort((a, b) => a - b)[Math.floor(BRIGHTEST * (line.length - 1))] as number;
}
