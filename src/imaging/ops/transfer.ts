import { pointOp } from '../pipeline/op.ts';

export const TRANSFER_CURVES = ['linear', 'log', 'sqrt'] as const;
export type TransferCurve = (typeof TRANSFER_CURVES)[number];

const BRIGHTEST = 65_535;
const LOG_RANGE = Math.log(BRIGHTEST + 1);

/**
 * `log`: logarithm of the transmission, so that equal thicknesses of one material are equal steps of grey (Beer–Lambert). One
 * count is added, which keeps a dead pixel at 0. `sqrt`: square root, so that quantum noise, which grows as the root of the signal, is equally
 * strong in every grey.
 */
export const transfer = pointOp({
  id: 'transfer',
  version: 1,
  neutral: { curve: 'linear' as TransferCurve },
  prepare: ({ curve }) => {
    switch (curve) {
      case 'log':
        return (value) => Math.log(1 + value * BRIGHTEST) / LOG_RANGE;
      case 'sqrt':
        return Math.sqrt;
      case 'linear':
        return (value) => value;
    }
  },
});
