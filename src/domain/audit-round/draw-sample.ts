import { createRandom, type Random } from '#base/random.ts';
import type { Candidate } from './candidate.ts';
import type { SamplePlan, StratumKind } from './sample-plan.ts';

export interface Drawn {
  readonly candidate: Candidate;
  /** The part of the records that it was drawn from: `officer=off_1 override=yes`; empty when nothing was divided. */
  readonly stratum: string;
}

/**
 * Draws a sample by its plan. Parts give one in turn until the size is reached, so that a small part is heard as much
 * as a large one; within a part every scan is equally likely. The order of the result tells nothing of the parts. It
 * depends on the plan and on which candidates there are, not on their order.
 */
export function drawSample(candidates: readonly Candidate[], { seed, size, strata }: SamplePlan): readonly Drawn[] {
  const random = createRandom(`audit-round/${seed}`);
  const parts = new Map<string, Drawn[]>();
  for (const candidate of candidates.toSorted((one, other) => (one.scanId < other.scanId ? -1 : 1))) {
    const stratum = stratumOf(candidate, strata);
    const part = parts.get(stratum) ?? [];
    parts.set(stratum, part);
    part.push({ candidate, stratum });
  }
  const names = shuffled([...parts.keys()].sort(), random.fork('parts'));
  const piles = names.map((name) => shuffled(parts.get(name) ?? [], random.fork(`part ${name}`)));
  const drawn: Drawn[] = [];
  for (let turn = 0; drawn.length < size && piles.some((pile) => pile.length > turn); turn++) {
    for (const pile of piles) {
      const next = pile[turn];
      if (next && drawn.length < size) drawn.push(next);
    }
  }
  return shuffled(drawn, random.fork('order'));
}

function stratumOf(candidate: Candidate, strata: readonly StratumKind[]): string {
  return strata
    .toSorted()
    .map((kind) => `${kind}=${partOf(candidate, kind)}`)
    .join(' ');
}

function partOf({ decidedBy, classId, agreement, isOverride }: Candidate, kind: StratumKind): string {
  switch (kind) {
    case 'officer':
      return decidedBy;
    case 'class':
      return classId ?? 'none';
    case 'agreement':
      return agreement;
    case 'override':
      return isOverride ? 'yes' : 'no';
  }
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [result[i], result[j]] = [result[j] as Item, result[i] as Item];
  }
  return result;
}
