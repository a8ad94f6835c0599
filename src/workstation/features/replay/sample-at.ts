import type { ViewSample } from '#domain/view-path/view-path.ts';

/** What was on the screen at a moment of the path; undefined before it begins. */
export function sampleAt(samples: readonly ViewSample[], atMs: number): ViewSample | undefined {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.atMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return samples[low - 1];
}

/** `1:05`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
