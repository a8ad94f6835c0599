import { colourOp } from '../pipeline/op.ts';

/** How a reference is looked at: above the scan, in the right part of the picture, or as what differs from it. */
export const COMPARISON_WAYS = ['off', 'beside', 'swipe', 'difference'] as const;
export type ComparisonWay = (typeof COMPARISON_WAYS)[number];

interface Comparison {
  readonly way: ComparisonWay;
  readonly reference: string;
  /** From which column of the scan on the reference shows, by `swipe`; else left out. */
  readonly fromPx?: number;
  /** The reference alone was shown, in place of the scan; else left out. */
  readonly isHeld?: boolean;
}

/**
 * Changes no sample of the scan: what is shown with it is on record, by the identity of the reference. How a reference is laid on
 * a scan is part of it (`detection/registration`, `imaging/compare`): whoever changes that raises the version.
 */
export const comparison = colourOp({
  id: 'comparison',
  version: 1,
  neutral: { way: 'off', reference: '' } as Comparison,
});
