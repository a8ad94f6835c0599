const STEPS_PER_UNIT = 128;
/** Beyond this exponent the beam is gone for any detector. */
const LIMIT = 60;
const STEP = 1 / STEPS_PER_UNIT;

/**
 * exp(-i / 128), built by multiplication from exp(-1/128) to the last digit of a double.
 * Engines may differ in the last place of Math.exp; a simulated scan must have the same bytes everywhere.
 */
const TABLE = buildTable();

function buildTable(): Float64Array {
  const table = new Float64Array(LIMIT * STEPS_PER_UNIT + 2);
  const ratio = 0.9922179382602435;
  let value = 1;
  for (let i = 0; i < table.length; i++) {
    table[i] = value;
    value *= ratio;
  }
  return table;
}

/** exp(-exponent) for exponent ≥ 0 within 1e-7 relative, from basic arithmetic only; 0 beyond 60. */
export function decay(exponent: number): number {
  if (exponent >= LIMIT) return 0;
  const i = (exponent * STEPS_PER_UNIT) | 0;
  const rest = exponent - i * STEP;
  return (TABLE[i] as number) * (1 - rest * (1 - rest * (0.5 - rest * (1 / 6))));
}

/** The table behind `decay`, for inner loops that cannot afford the call. */
export const DECAY_TABLE = { values: TABLE, stepsPerUnit: STEPS_PER_UNIT, limit: LIMIT } as const;
