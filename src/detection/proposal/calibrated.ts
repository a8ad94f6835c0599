import type { Calibration } from '../pack/manifest.ts';

/** The probability that a score stands for; the score itself where a pack has no table. */
export function calibrated(score: number, table: Calibration | undefined): number {
  if (!table) return score;
  const { scores, probabilities } = table;
  const after = scores.findIndex((knot) => knot > score);
  if (after === 0) return probabilities[0] as number;
  if (after < 0) return probabilities.at(-1) as number;
  const [left, right] = [scores[after - 1] as number, scores[after] as number];
  const [low, high] = [probabilities[after - 1] as number, probabilities[after] as number];
  return low + ((high - low) * (score - left)) / (right - left);
}
