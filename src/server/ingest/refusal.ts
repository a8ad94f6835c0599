import type { RefusalCode } from '#contract/transfers.ts';

/** Why a delivery was not taken: the field at fault, and a sentence for whoever looks after the scanner. */
export interface Refusal {
  readonly problem: RefusalCode;
  readonly field: string;
  readonly detail: string;
}

export function refusal(problem: RefusalCode, field: string, detail: string): Refusal {
  return { problem, field, detail };
}
