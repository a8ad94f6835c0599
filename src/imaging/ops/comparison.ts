import { colourOp } from '../pipeline/op.ts';

/** How a reference is looked at: above the scan, in the right part of the picture, or as what differs from it. */
export const COMPARISON_WAYS = ['off', 'beside', 'swipe', 'difference'] as const;
export type ComparisonWay = (typeof COMPARISON_WAYS)[number];

/** Changes no sample of the scan: what is shown with it is on record, by the identity of the reference. */
export const comparison = colourOp({
  id: 'comparison',
  version: 1,
  neutral: { way: 'off' as ComparisonWay, reference: '' as string },
});
