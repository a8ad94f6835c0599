import type { View } from './view.ts';

/** More opacity than this is not air. A container's two walls take 8 to 18 % of the beam, less after a gamma of 0.5. */
export const NOT_AIR = 0.04;

/** A straight line across the view: y at column x. */
export interface Line {
  readonly atMiddle: number;
  readonly slope: number;
}

export interface Run {
  readonly left: number;
  readonly right: number;
}

export interface RoofLine {
  readonly line: Line;
  /** Where something begins at the line with air above it (or the edge of the picture), from left to right. */
  readonly runs: readonly Run[];
  /** The line is the edge of the picture: nothing is seen above it. */
  readonly isEdge: boolean;
}

/** tan(1.7°): a tilt of 1.5° and some wobble. */
const STEEPEST = 0.03;
const SLOPES = 31;
/** Share of the view's height by which a roof may sag or wobble about a straight line. */
const WOBBLE = 0.012;

export const yAt = ({ atMiddle, slope }: Line, x: number, width: number) => atMiddle + slope * (x - width / 2);

/** The straight line at which most columns, seen from above, stop being air. */
export function roofLineOf(view: View): RoofLine {
  const profile = topProfile(view);
  const line = commonLine(profile, view);
  const isEdge = line.atMiddle <= 1;
  return { line, isEdge, runs: runsAlong(view, line) };
}

/** The first row of each column that is not air for good. */
function topProfile({ width, height, opacity }: View): Int32Array {
  const lasting = Math.max(2, Math.round(height * 0.02));
  return Int32Array.from({ length: width }, (_, x) => {
    let since = 0;
    for (let y = 0; y < height; y++) {
      since = (opacity[y * width + x] as number) > NOT_AIR ? since + 1 : 0;
      if (since >= lasting) return y - lasting + 1;
    }
    return height;
  });
}

function commonLine(profile: Int32Array, { width, height }: View): Line {
  let best = { atMiddle: 0, slope: 0, votes: -1 };
  for (let s = 0; s < SLOPES; s++) {
    const slope = STEEPEST * ((2 * s) / (SLOPES - 1) - 1);
    const votes = new Float64Array(height + 2);
    for (let x = 0; x < width; x++) {
      const y = (profile[x] as number) < height ? Math.round((profile[x] as number) - slope * (x - width / 2)) : -1;
      if (y >= 0 && y < height) votes[y] = (votes[y] as number) + 1;
    }
    for (let y = 0; y < height * 0.8; y++) {
      const near = (votes[y] as number) + 0.7 * ((votes[y + 1] as number) + (votes[y - 1] ?? 0));
      // Of equal lines the flat one.
      const worth = near - Math.abs(slope) * width * 0.1;
      if (worth > best.votes) best = { atMiddle: y, slope, votes: worth };
    }
  }
  return best;
}

function runsAlong(view: View, line: Line): Run[] {
  const { width, height } = view;
  const slack = Math.max(1, Math.round(height * WOBBLE));
  const supported = Array.from({ length: width }, (_, x) => isRoofAt(view, x, Math.round(yAt(line, x, width)), slack));
  const runs: Run[] = [];
  for (let x = 0; x < width; x++) {
    if (!supported[x]) continue;
    const left = x;
    while (x < width && supported[x]) x++;
    const last = runs.at(-1);
    if (last && !isGap(view, line, last.right, left)) runs[runs.length - 1] = { left: last.left, right: x };
    else runs.push({ left, right: x });
  }
  return runs;
}

/** Not air within `slack` of the line, and air above that. */
function isRoofAt({ width, height, opacity }: View, x: number, y: number, slack: number): boolean {
  const isAir = (row: number) => row < 0 || row >= height || (opacity[row * width + x] as number) <= NOT_AIR;
  let solid = 0;
  for (let row = y - slack; row <= y + slack + 1; row++) if (!isAir(row)) solid++;
  return solid >= 2 && (isAir(y - slack - 1) || isAir(y - slack - 2));
}

/** Between two containers there is air most of the way down; between two parts of one roof there is a wall. */
function isGap({ width, height, opacity }: View, line: Line, from: number, to: number): boolean {
  let air = 0;
  let count = 0;
  for (let x = from; x < to; x++) {
    const y = Math.max(0, Math.round(yAt(line, x, width)));
    for (let row = y; row < y + (height - y) * 0.6; row++) {
      count++;
      if ((opacity[row * width + x] as number) <= NOT_AIR) air++;
    }
  }
  return air > 0.5 * count;
}
