import type { CommonProblem } from '#contract/route.ts';
import type { SubmitProblem } from '#contract/transfers.ts';

export type RefusalCode = SubmitProblem | Extract<CommonProblem, 'too-large' | 'malformed'>;

/** Why a delivery was not taken: the field at fault, and a sentence for whoever looks after the scanner. */
export interface Refusal {
  readonly problem: RefusalCode;
  readonly field: string;
  readonly detail: string;
}

export function refusal(problem: RefusalCode, field: string, detail: string): Refusal {
  return { problem, field, detail };
}
