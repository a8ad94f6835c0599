import type { Solid } from '../bodies/solid.ts';

/** What the detector is trained to propose. */
export type TargetClass = 'tobacco' | 'narcotics' | 'weapon' | 'dense-block';

/** Things that make one target, around the origin of x, y and z; to be moved to where they are hidden. */
export interface TargetParts {
  readonly classId: TargetClass;
  readonly solids: readonly Solid[];
  /** Whether the cargo in its place is taken out, or the target lies between and within it. */
  readonly displaces: boolean;
}
