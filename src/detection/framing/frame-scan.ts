import type { Plane } from '#imaging/plane.ts';
import { type Content, contentOf, type Region } from './content.ts';
import { evidenceOf } from './evidence.ts';
import { type Levels, levelsOf } from './levels.ts';
import { LIMITS } from './limits.ts';
import { type Air, type Overview, overviewOf } from './overview.ts';
import { type Line, type RoofLine, type Run, roofLineOf, yAt } from './roof-line.ts';
import { undersideOf } from './underside.ts';
import { type RoofSide, regionIn, type View, viewOf } from './view.ts';
import { NO_CONTAINER, UNUSUAL, USUAL, weightOf } from './weights.ts';

export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FramedContainer {
  /** In image pixels, around the container as it lies in the picture. */
  readonly box: PixelBox;
  /** Ends at the edge of the picture without an end post. */
  readonly isCutOff: boolean;
}

/** How a scan is to be read, found from its picture alone. Confidences are 0 to 1. */
export interface Framing {
  readonly air: Air;
  readonly airConfidence: number;
  /** Samples of the beam in air and of what nothing passes. What lies between is taken for linear: gamma is unknown. */
  readonly airSample: number;
  readonly opaqueSample: number;
  readonly bits: 8 | 16;
  /** Different samples that occur: a picture of 8 bit that was widened to 16 has at most 256. */
  readonly greys: number;
  /** The side of the picture at which the roof lies; a container seen from its other side is not told apart. */
  readonly roof: RoofSide;
  readonly roofConfidence: number;
  /** None, one, or two behind one another. */
  readonly containers: readonly FramedContainer[];
  readonly containerConfidence: number;
  /** Lines without a picture, as a share of all rows and columns. */
  readonly failedShare: number;
}

const AIRS: readonly Air[] = ['bright', 'dark'];
const ROOFS: readonly RoofSide[] = ['top', 'bottom', 'left', 'right'];

/** The picture read in one of eight ways. */
interface Reading {
  readonly view: View;
  readonly content: Content;
  readonly levels: Levels;
  readonly roofLine: RoofLine;
  readonly run: Run;
  readonly depth: number;
  readonly weight: number;
}

/** Reads a scan in every way it may lie and takes the one that looks most like a container, if any does. */
export function frameScan({ high }: { readonly high: Plane }): Framing {
  const overview = overviewOf(high);
  const readings = AIRS.flatMap((air) => readingsOf(overview, air));
  const best = readings.reduce((most, reading) => (reading.weight > most.weight ? reading : most));
  const odds = (reading: Reading) => Math.exp(reading.weight - best.weight);
  const all = readings.reduce((sum, reading) => sum + odds(reading), 0);
  const share = (chosen: (reading: Reading) => boolean) =>
    readings.filter(chosen).reduce((sum, reading) => sum + odds(reading), 0) / all;
  const containerConfidence = all / (all + Math.exp(NO_CONTAINER - best.weight));
  const sampleOf = (level: number) => overview.lowest + level * (overview.highest - overview.lowest);
  return {
    air: best.view.air,
    airConfidence: share(({ view }) => view.air === best.view.air),
    airSample: sampleOf(best.levels.air),
    opaqueSample: blackOf(overview, best),
    bits: overview.highest <= 255 ? 8 : 16,
    greys: overview.greys,
    roof: best.view.roof,
    roofConfidence: share(({ view }) => view.roof === best.view.roof),
    containers:
      containerConfidence >= LIMITS.container && !isImpossible(best) ? containersOf(best, overview, high) : [],
    containerConfidence,
    failedShare: failedShareOf(overview),
  };
}

function readingsOf(overview: Overview, air: Air): Reading[] {
  const content = contentOf(overview, air);
  const levels = levelsOf(overview, content.region, air);
  return ROOFS.map((roof) => {
    const view = viewOf(overview, content.region, levels, air, roof);
    const roofLine = roofLineOf(view);
    const run = roofLine.runs.reduce(longer, { left: 0, right: 1 });
    const depth = undersideOf(view, roofLine.line, run);
    const evidence = evidenceOf(view, roofLine, run, depth, content);
    const usual = (air === 'bright' ? USUAL : UNUSUAL) + (roof === 'top' ? USUAL : UNUSUAL);
    return { view, content, levels, roofLine, run, depth, weight: weightOf(evidence) + usual };
  });
}

const lengthOf = ({ left, right }: Run) => right - left;
const longer = (one: Run, other: Run) => (lengthOf(other) > lengthOf(one) ? other : one);

/** Longer for its height than a 45 foot container of the lower height, if pixels are square, is only the carriage. */
const LONGEST = 6.5;

/** No scanner looks at a scene that is five containers high: what is so low in its picture is a part of a carriage. */
const LOWEST = 0.2;

const isImpossible = ({ run, depth, view }: Reading) => lengthOf(run) > LONGEST * depth || depth < LOWEST * view.height;

/** A range that reaches near the end of what the format can hold is taken to be black there. */
const NEAR_END = 0.04;

function blackOf({ lowest, highest }: Overview, { view, levels }: Reading): number {
  const most = highest <= 255 ? 255 : 65_535;
  if (view.air === 'bright' && lowest < NEAR_END * most) return 0;
  if (view.air === 'dark' && highest > (1 - NEAR_END) * most) return most;
  return lowest + levels.opaque * (highest - lowest);
}

/** A second container on the same carriage is at least this much of the first one's length. */
const SECOND = 0.6;

function containersOf(
  { view, content, roofLine, run, depth }: Reading,
  overview: Overview,
  { width, height }: Plane,
): FramedContainer[] {
  const second = roofLine.runs
    .filter((other) => other !== run && lengthOf(other) >= SECOND * lengthOf(run) && lengthOf(other) > depth)
    .reduce<Run | undefined>((most, other) => (most ? longer(most, other) : other), undefined);
  return [run, ...(second ? [second] : [])].map((each) => {
    const own = each === run ? depth : undersideOf(view, roofLine.line, each);
    const region = regionIn(view, content.region, boxAround(roofLine.line, each, own, view));
    return { box: inImage(region, overview.factor, width, height), isCutOff: isCutOff(view, roofLine.line, each, own) };
  });
}

function boxAround(line: Line, { left, right }: Run, depth: number, { width, height }: View): Region {
  const ends = [yAt(line, left, width), yAt(line, right, width)];
  return { left, right, top: Math.max(0, Math.min(...ends)), bottom: Math.min(height, Math.max(...ends) + depth) };
}

function inImage({ left, top, right, bottom }: Region, factor: number, width: number, height: number): PixelBox {
  const x = left * factor;
  const y = top * factor;
  return { x, y, width: Math.min(width, right * factor) - x, height: Math.min(height, bottom * factor) - y };
}

const POST = 0.3;

/** An end at the picture's edge whose columns are not dark from the roof on, where cargo is rare. */
function isCutOff({ width, height, opacity }: View, line: Line, { left, right }: Run, depth: number): boolean {
  const reach = Math.max(2, Math.round((right - left) * 0.025));
  const isPost = (from: number, to: number) => {
    let dark = 0;
    for (let d = Math.round(0.03 * depth); d < 0.3 * depth; d++) {
      let most = 0;
      for (let x = from; x < to; x++) {
        const y = Math.round(yAt(line, x, width)) + d;
        if (y >= 0 && y < height) most = Math.max(most, opacity[y * width + x] as number);
      }
      if (most > POST) dark++;
    }
    return dark > 0.2 * depth;
  };
  return (left <= 2 && !isPost(left, left + reach)) || (right >= width - 3 && !isPost(right - reach, right));
}

function failedShareOf({ failed: { rows, columns } }: Overview): number {
  const count = (lines: Uint8Array) => lines.reduce((sum, line) => sum + line, 0);
  return Math.max(count(rows) / rows.length, count(columns) / columns.length);
}
