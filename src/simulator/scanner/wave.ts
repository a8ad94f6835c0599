/** A smooth wave of period 1 and height ±1, from basic arithmetic: two parabolas near a sine. */
export function wave(turns: number): number {
  const t = turns - Math.floor(turns);
  const half = t < 0.5 ? t * 2 : (t - 0.5) * 2;
  const arch = 4 * half * (1 - half);
  return t < 0.5 ? arch : -arch;
}
