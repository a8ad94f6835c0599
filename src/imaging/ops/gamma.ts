import { pointOp } from '../pipeline/op.ts';

/** A power of what the window lets through: below 1 opens the dark greys, above 1 the bright ones. */
export const gamma = pointOp({
  id: 'gamma',
  version: 1,
  neutral: { exponent: 1 as number },
  prepare: ({ exponent }) => (exponent === 1 ? (value) => value : (value) => value ** exponent),
});
