import type { CommonProblem, ProblemReply } from '#contract/route.ts';

const STATUS: Readonly<Record<CommonProblem | 'wrong-credentials' | 'locked-out', number>> = {
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'not-permitted': 403,
  'cross-site': 403,
  'not-found': 404,
  malformed: 400,
  'too-large': 413,
  'too-many-requests': 429,
  'locked-out': 429,
  internal: 500,
};

/** Refusals of a rule, as opposed to those of the door, are a conflict with the state of things. */
const CONFLICT = 409;

export interface ProblemParts {
  readonly field?: string;
  readonly detail?: string;
  /** Where the problem's usual status does not fit. */
  readonly status?: number;
}

/** Why a request was refused, ready to be answered with. Thrown or returned; the answer is the same. */
export class RequestProblem<Problem extends string = string> extends Error {
  readonly status: number;
  readonly body: ProblemReply;

  constructor(problem: Problem, { status, ...parts }: ProblemParts = {}) {
    super(problem);
    this.status = status ?? (STATUS as Record<string, number>)[problem] ?? CONFLICT;
    this.body = { problem, ...parts };
  }
}
