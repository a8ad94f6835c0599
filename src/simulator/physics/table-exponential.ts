const STEPS_PER_UNIT = 512;
/** Beyond this exponent (a share of 1e-13) the beam is gone for any detector. */
const LIMIT = 30;
const STEP = 1 / STEPS_PER_UNIT;

/**
 * exp(-i / 512), built by multiplication from exp(-1/512) to the last digit of a double.
 * Engines may differ in the last place of Math.exp; a simulated scan must have the same bytes everywhere.
 */
const TABLE = buildTable();

function buildTable(): Float64Array {
  const table = new Float64Array(LIMIT * STEPS_PER_UNIT + 2);
  const ratio = 0.9980487811074755;
  let value = 1;
  for (let i = 0; i < table.length; i++) {
    table[i] = value;
    value *= ratio;
  }
  return table;
}

/** exp(-exponent) for exponent ≥ 0 within 5e-7 relative, from basic arithmetic only; 0 beyond 30. */
export function decay(exponent: number): number {
  if (exponent >= LIMIT) return 0;
  const slot = (exponent * STEPS_PER_UNIT + 0.5) | 0;
  return (TABLE[slot] as number) * (1 + slot * STEP - exponent);
}
