import type { InstallPackProblem } from '#contract/model-packs.ts';
import type { CommonProblem } from '#contract/route.ts';

/** Why a pack was not taken: which file or field, and one sentence for the administrator. */
export interface RefusedPack {
  readonly problem: InstallPackProblem | Extract<CommonProblem, 'too-large' | 'malformed'>;
  readonly field: string;
  readonly detail: string;
}

export function refusedPack(problem: RefusedPack['problem'], field: string, detail: string): RefusedPack {
  return { problem, field, detail };
}
