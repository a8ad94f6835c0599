import type { ImageBox } from '../annotation/space.ts';
import type { Examination } from './examination.ts';

/** How somebody's claims stand to what the yard found, region by region. */
export interface RegionOutcomes {
  /** Places where something was found and claimed. */
  readonly hits: number;
  /** Places where something was found and nothing claimed. */
  readonly misses: number;
  /** Claims where nothing was found. */
  readonly falseAlarms: number;
}

/** Null while it is not known where things were: nobody has opened the container, or said what lay where. */
export function regionOutcomes(
  examination: Pick<Examination, 'result' | 'places'> | null,
  claims: readonly ImageBox[],
): RegionOutcomes | null {
  if (!examination) return null;
  const { result, places } = examination;
  if (result === 'found' && places.length === 0) return null;
  const hits = places.filter((place) => claims.some((claim) => speaksOf(claim, place))).length;
  const falseAlarms = claims.filter((claim) => !places.some((place) => speaksOf(claim, place))).length;
  return { hits, misses: places.length - hits, falseAlarms };
}

/** The middle of one lies in the other: boxes drawn by hand after a photograph agree in place, not in outline. */
export function speaksOf(claim: ImageBox, place: ImageBox): boolean {
  return hasMiddleOf(claim, place) || hasMiddleOf(place, claim);
}

function hasMiddleOf(outer: ImageBox, inner: ImageBox): boolean {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}
