import { fail, ok, type Result } from '#base/result.ts';

/** What a file that holds one slice says of its place in a series, in the terms of DICOM (PS3.3, C.7.6.2). */
export interface SlicePlace {
  readonly series: string;
  readonly number: number | null;
  /** Of the first pixel, in mm of the frame of the whole series; and the directions of rows and columns in it. */
  readonly position: readonly [number, number, number] | null;
  readonly orientation: readonly [number, number, number, number, number, number] | null;
  /** Between rows and between columns; empty where it is not stated, like `scale`. */
  readonly pitchMm: readonly number[];
  /** Slope and intercept of stored values. */
  readonly scale: readonly number[];
}

export type SeriesProblem = 'slices-mixed' | 'slices-repeated' | 'slices-missing' | 'slices-unplaced';

/** Why files are no series: at which of them it shows, by its place among those given. */
export interface SeriesFault {
  readonly problem: SeriesProblem;
  readonly at: number;
  readonly detail: string;
}

/** Digits in files are rounded; two files about one thing differ by less. */
const SAME = 1e-3;
/** Of the usual step from slice to slice: a longer one leaves a slice out. */
const MOST_STEP = 1.5;

/**
 * In which order files are the slices of one volume: by place along the normal of the slices where all state it, else by
 * their numbers. Nothing is guessed: a slice that is missing, is there twice or is of another series is a fault.
 */
export function orderSlices(
  slices: readonly SlicePlace[],
  nameOf: (at: number) => string,
): Result<readonly number[], SeriesFault> {
  for (const [at, slice] of slices.entries()) {
    const strange = strangeness(slices[0] as SlicePlace, slice);
    if (strange) return fail({ problem: 'slices-mixed', at, detail: `${nameOf(at)} ${strange}` });
  }
  const places = placesOf(slices);
  const unplaced = places.indexOf(null);
  if (unplaced >= 0) {
    const detail = `${nameOf(unplaced)} states neither where it lies nor its number`;
    return fail({ problem: 'slices-unplaced', at: unplaced, detail });
  }
  return inSteps(places as readonly number[], nameOf);
}

function strangeness(first: SlicePlace, slice: SlicePlace): string | undefined {
  if (slice.series === '') return 'states no series';
  if (slice.series !== first.series) return 'is of another series than the first slice';
  if (!isSame(slice.pitchMm, first.pitchMm)) return 'has another pixel pitch than the first slice';
  if (!isSame(slice.scale, first.scale)) return 'has another scale of values than the first slice';
  if (slice.orientation && first.orientation && !isSame(slice.orientation, first.orientation)) {
    return 'lies in another direction than the first slice';
  }
  return undefined;
}

const isSame = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((value, i) => Math.abs(value - (other[i] as number)) <= SAME);

/** Along the normal in mm, or the numbers of the slices. */
function placesOf(slices: readonly SlicePlace[]): readonly (number | null)[] {
  if (!slices.every(({ position, orientation }) => position && orientation)) return slices.map(({ number }) => number);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = slices[0]?.orientation ?? [];
  const normal = [b * f - c * e, c * d - a * f, a * e - b * d];
  return slices.map(({ position }) => (position ?? []).reduce((sum, at, i) => sum + at * (normal[i] as number), 0));
}

function inSteps(places: readonly number[], nameOf: (at: number) => string): Result<readonly number[], SeriesFault> {
  const order = places.map((_, at) => at).toSorted((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  const steps = order.slice(1).map((at, i) => (places[at] ?? 0) - (places[order[i] as number] ?? 0));
  const between = (i: number) => `${nameOf(order[i] as number)} and ${nameOf(order[i + 1] as number)}`;
  const fault = (problem: SeriesProblem, i: number, detail: string) =>
    fail({ problem, at: order[i + 1] as number, detail });

  const repeated = steps.findIndex((step) => step <= SAME);
  if (repeated >= 0) return fault('slices-repeated', repeated, `${between(repeated)} are at the same place`);
  const usual = steps.toSorted((one, other) => one - other)[Math.floor((steps.length - 1) / 2)] ?? 0;
  const gap = steps.findIndex((step) => step > usual * MOST_STEP);
  if (gap >= 0) return fault('slices-missing', gap, `slices are missing between ${between(gap)}`);
  return ok(order);
}
