import { pointOp } from '../pipeline/op.ts';

export type Penetration = 'off' | 'high' | 'low';

/** Gives the favoured end of the window 3.6 times the contrast of evenly spread greys. */
const STEEPNESS = 8;
const RANGE = Math.log(1 + STEEPNESS);

/**
 * Looks into dense cargo (`high`) or at light cargo (`low`) without clipping the other: greys are spent along a
 * logarithm from the dark or from the bright end of the window.
 */
export const penetration = pointOp({
  id: 'penetration',
  version: 1,
  neutral: { view: 'off' as Penetration },
  prepare: ({ view }) => {
    switch (view) {
      case 'high':
        return (value) => Math.log(1 + STEEPNESS * value) / RANGE;
      case 'low':
        return (value) => 1 - Math.log(1 + STEEPNESS * (1 - value)) / RANGE;
      case 'off':
        return (value) => value;
    }
  },
});
