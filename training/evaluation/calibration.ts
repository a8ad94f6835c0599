import type { Calibration } from '#detection/pack/manifest.ts';
import type { Outcome } from './matching.ts';

const KNOTS = 20;
/** Two scores never stand for the same probability, so that the better proposal stays the better one. */
const LEAST_RISE = 1e-5;
/** As if so many proposals had been seen beside the real ones, half of them right. */
const PRIOR = 2;

/** The share of right proposals at each score: isotonic regression, read off at 20 scores. */
export function calibrationOf(outcomes: readonly Outcome[]): Calibration {
  const blocks = pooled(outcomes.toSorted((a, b) => a.score - b.score));
  const scores = Array.from({ length: KNOTS }, (_, i) => i / (KNOTS - 1));
  let least = 0;
  const probabilities = scores.map((score) => {
    const rising = Math.max(valueAt(blocks, score), least);
    least = rising + LEAST_RISE;
    return Math.min(1, Math.round(rising * 1e6) / 1e6);
  });
  return { scores, probabilities: spread(probabilities) };
}

interface Block {
  /** Mean score. */
  readonly score: number;
  readonly right: number;
  readonly size: number;
}

const shareIn = ({ right, size }: Block) => (right + PRIOR / 2) / (size + PRIOR);

/** Neighbours are put together until no block has a smaller share than the one before it. */
function pooled(outcomes: readonly Outcome[]): Block[] {
  const blocks: Block[] = [];
  for (const { score, isRight } of outcomes) {
    let block: Block = { score, right: isRight ? 1 : 0, size: 1 };
    for (let last = blocks.at(-1); last && shareIn(last) >= shareIn(block); last = blocks.at(-1)) {
      blocks.pop();
      const size = last.size + block.size;
      const mean = (last.score * last.size + block.score * block.size) / size;
      block = { score: mean, right: last.right + block.right, size };
    }
    blocks.push(block);
  }
  return blocks;
}

/** Straight lines between the blocks; from nothing at 0, and level after the last. */
function valueAt(blocks: readonly Block[], score: number): number {
  const after = blocks.findIndex((block) => block.score > score);
  const right = blocks[after];
  if (!right) return blocks.length === 0 ? score : shareIn(blocks.at(-1) as Block);
  const left = blocks[after - 1];
  const [fromScore, fromShare] = left ? [left.score, shareIn(left)] : [0, 0];
  return fromShare + ((shareIn(right) - fromShare) * (score - fromScore)) / Math.max(1e-9, right.score - fromScore);
}

/** Lets values at the top give way downwards, so that all of them differ. */
function spread(values: readonly number[]): number[] {
  const result = [...values];
  for (let i = result.length - 2; i >= 0; i--) {
    result[i] = Math.max(0, Math.min(result[i] as number, (result[i + 1] as number) - LEAST_RISE));
  }
  return result;
}
