import { z } from 'zod';
import { type ImageBox, imageBox } from '../annotation/space.ts';
import { Recipe } from '../scan/recipe.ts';

/** More are thinned out, so that a path stays small however long an officer looks. */
export const MOST_SAMPLES = 2_000;
const MOST_LOOKS = 100;

const Column = z.array(z.number().int()).max(MOST_SAMPLES);

/**
 * What an officer had on the screen while a scan was in review, packed: one entry per sample in each column, each the
 * difference to the entry before it. Times in hundredths of a second, boxes in pixels of the scan, the scale in
 * thousandths of a device pixel for one pixel of the scan.
 */
export const ViewPath = z
  .object({
    format: z.literal('gantry-view-path'),
    formatVersion: z.literal(1),
    /** By the clock of the device. */
    startedAtMs: z.number().int().nonnegative(),
    times: Column,
    lefts: Column,
    tops: Column,
    widths: Column,
    heights: Column,
    scales: Column,
    /** Which of `looks` was on the screen; -1 where the scan was not. Not differences. */
    lookAt: Column,
    looks: z.array(Recipe).max(MOST_LOOKS),
  })
  .refine(
    ({ times, lefts, tops, widths, heights, scales, lookAt }) =>
      [lefts, tops, widths, heights, scales, lookAt].every(({ length }) => length === times.length),
    { error: 'expected columns of one length' },
  );
export type ViewPath = z.infer<typeof ViewPath>;

/** What was on the screen from a moment until the next sample. */
export interface ViewSample {
  /** Since the start of the path. */
  readonly atMs: number;
  /** Reaches beyond the scan where that was smaller than the canvas. */
  readonly box: ImageBox;
  readonly deviceScale: number;
  /** How it was shown; null where the scan was not on the screen. */
  readonly look: Recipe | null;
}

export function packViewPath(startedAtMs: number, samples: readonly ViewSample[]): ViewPath {
  const kept = thinned(samples);
  const looks: Recipe[] = [];
  const texts = new Map<string, number>();
  const lookAt = kept.map(({ look }) => {
    if (!look) return -1;
    const text = JSON.stringify(look);
    const known = texts.get(text);
    if (known !== undefined) return known;
    // Whoever changes the look more often than that is shown with the last that is kept.
    if (looks.length === MOST_LOOKS) return MOST_LOOKS - 1;
    texts.set(text, looks.length);
    return looks.push(look) - 1;
  });
  const column = (of: (sample: ViewSample) => number) => differences(kept.map((sample) => Math.round(of(sample))));
  return {
    format: 'gantry-view-path',
    formatVersion: 1,
    startedAtMs,
    times: column(({ atMs }) => atMs / 10),
    lefts: column(({ box }) => box.x),
    tops: column(({ box }) => box.y),
    widths: column(({ box }) => box.width),
    heights: column(({ box }) => box.height),
    scales: column(({ deviceScale }) => deviceScale * 1000),
    lookAt,
    looks,
  };
}

export function unpackViewPath(path: ViewPath): readonly ViewSample[] {
  const [times, lefts, tops] = [sums(path.times), sums(path.lefts), sums(path.tops)];
  const [widths, heights, scales] = [sums(path.widths), sums(path.heights), sums(path.scales)];
  return times.map((time, i) => ({
    atMs: time * 10,
    box: imageBox(lefts[i] ?? 0, tops[i] ?? 0, widths[i] ?? 1, heights[i] ?? 1),
    deviceScale: (scales[i] ?? 0) / 1000,
    look: path.looks[path.lookAt[i] ?? -1] ?? null,
  }));
}

/** One path after the other, with nothing on the screen in between. */
export function joinViewPaths(before: ViewPath, after: ViewPath): ViewPath {
  const aheadMs = Math.max(0, after.startedAtMs - before.startedAtMs);
  const later = unpackViewPath(after).map((sample) => ({ ...sample, atMs: sample.atMs + aheadMs }));
  return packViewPath(before.startedAtMs, [...unpackViewPath(before), ...later]);
}

/** Every second sample, again and again, until few enough are left; never one at which something came or went. */
function thinned(samples: readonly ViewSample[]): readonly ViewSample[] {
  let kept = samples;
  while (kept.length > MOST_SAMPLES) {
    const fewer = kept.filter((sample, i) => i % 2 === 0 || sample.look === null || kept[i - 1]?.look === null);
    kept = fewer.length < kept.length ? fewer : kept.slice(-MOST_SAMPLES);
  }
  return kept;
}

function differences(values: readonly number[]): number[] {
  return values.map((value, i) => value - (values[i - 1] ?? 0));
}

function sums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
