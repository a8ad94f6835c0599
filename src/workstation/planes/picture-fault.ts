/** `refused`: the server answered, but with no picture. */
export type LoadProblem = 'picture-damaged' | 'unreachable' | 'refused';

/** Why a picture cannot be shown. */
export class PictureFault extends Error {
  readonly problem: LoadProblem;

  constructor(problem: LoadProblem, detail: string) {
    super(detail);
    this.name = 'PictureFault';
    this.problem = problem;
  }
}
