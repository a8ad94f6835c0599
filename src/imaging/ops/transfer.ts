import { pointOp } from '../pipeline/op.ts';

export type TransferCurve = 'linear' | 'log';

const BRIGHTEST = 65_535;
const LOG_RANGE = Math.log(BRIGHTEST + 1);

/**
 * Logarithm of the transmission, so that equal thicknesses of one material are equal steps of grey (Beer–Lambert). One
 * count is added, which keeps a dead pixel at 0.
 */
export const transfer = pointOp({
  id: 'transfer',
  version: 1,
  neutral: { curve: 'linear' as TransferCurve },
  prepare: ({ curve }) => (curve === 'log' ? (value) => Math.log(1 + value * BRIGHTEST) / LOG_RANGE : (value) => value),
});
