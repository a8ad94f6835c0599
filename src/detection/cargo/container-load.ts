import type { RoofSide } from '../framing/view.ts';
import type { CargoReading } from '../pack/manifest.ts';
import type { Box } from '../proposal/candidate.ts';
import type { ContainerReading } from './container-reading.ts';

/** What is said about the load of one container. */
export interface ContainerLoad {
  /** In image pixels. */
  readonly box: Box;
  /** The side of the picture at which its roof lies. */
  readonly roof: RoofSide;
  readonly isLoaded: boolean;
  /** That it is loaded; a half at the limit between empty and loaded. */
  readonly loadedProbability: number;
  /** Cargo types, likeliest first; empty for an empty container. */
  readonly types: readonly { readonly type: string; readonly probability: number }[];
  /** Probability of every cargo type, in the order of the pack. */
  readonly signature: readonly number[];
  /** Share of the hold that the cargo takes up. */
  readonly fill: number;
  /** Nothing where the pack cannot weigh, or the grey scale does not tell how much the cargo lets through. */
  readonly cargoMassKg: { readonly likeliest: number; readonly spread: number } | null;
}

const NO_READING = { loadedFrom: 0.5 } as const;

/** Statements from what the cells of a container say; `lengthM` is that of its box. */
export function containerLoad(
  at: Pick<ContainerLoad, 'box' | 'roof'>,
  { types, fullest, fill, seenKg }: ContainerReading,
  lengthM: number,
  reading: CargoReading | undefined,
  canWeigh: boolean,
): ContainerLoad {
  const { loadedFrom } = reading ?? NO_READING;
  const isLoaded = fullest >= loadedFrom;
  return {
    ...at,
    isLoaded,
    loadedProbability: logistic(logit(fullest) - logit(loadedFrom)),
    types: isLoaded ? ranked(types) : [],
    signature: goodsOf(types).map(([, probability]) => probability),
    fill,
    cargoMassKg: reading && canWeigh ? massOf(reading, seenKg, lengthM) : null,
  };
}

function goodsOf(types: ContainerReading['types']): [type: string, probability: number][] {
  return Object.entries(types).filter(([type]) => type !== 'empty');
}

function ranked(types: ContainerReading['types']): ContainerLoad['types'] {
  return goodsOf(types)
    .map(([type, probability]) => ({ type, probability }))
    .sort((one, other) => other.probability - one.probability);
}

function massOf({ mass }: CargoReading, seenKg: number, lengthM: number) {
  const likeliest = Math.max(0, mass.perKg * seenKg - mass.tareKgPerM * lengthM);
  return { likeliest, spread: mass.relativeSpread * likeliest };
}

/** Certainty that no measurement can give stays out: of the last thousandth nothing is known. */
const within = (share: number) => Math.min(0.999, Math.max(0.001, share));
const logit = (share: number) => Math.log(within(share) / (1 - within(share)));
const logistic = (value: number) => 1 / (1 + Math.exp(-value));
