import type { Solid } from './solid.ts';

/** What the detector is trained to propose. */
export type TargetClass = 'tobacco' | 'narcotics' | 'weapon' | 'dense-block';

/** Things that make one target, around the origin of x, y and z; to be moved to where they are hidden. */
export interface TargetParts {
  readonly classId: TargetClass;
  readonly solids: readonly Solid[];
  /** Whether the cargo in its place is taken out, or the target lies between and within it. */
  readonly displaces: boolean;
}

export function moved(solid: Solid, byX: number, byY: number, byZ: number): Solid {
  return {
    ...solid,
    x: [solid.x[0] + byX, solid.x[1] + byX],
    y: [solid.y[0] + byY, solid.y[1] + byY],
    z: [solid.z[0] + byZ, solid.z[1] + byZ],
  };
}
