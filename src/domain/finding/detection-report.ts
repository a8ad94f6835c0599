import { z } from 'zod';
import { ImageBox } from '../annotation/space.ts';
import { ViewName } from '../scan/views.ts';
import { AppliedRule } from '../targeting/targeting-rule.ts';
import { CargoLoad } from './cargo-load.ts';
import { FindingId } from './finding.ts';
import { Doubt, Hindrance } from './judgement.ts';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');

/** One claim of the detector. The id is given where it is made, so that it can be spoken of before a server answers. */
export const Proposal = z.object({
  findingId: FindingId,
  classId: z.string().min(1).max(60),
  score: z.number().min(0).max(1),
  box: ImageBox,
});
export type Proposal = z.infer<typeof Proposal>;

/**
 * What became of the detector on one scan. Only `done` with no proposals means that nothing was found;
 * every other state says that nobody but the officer looked.
 */
export const DetectionReport = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('done'),
    packId: z.string().min(1).max(80),
    packVersion: z.string().min(1).max(40),
    modelSha256: Sha256,
    provider: z.enum(['webgpu', 'convolver', 'wasm']),
    durationMs: z.number().nonnegative(),
    proposals: z.array(Proposal).max(100),
    /** Of each container in the picture; absent where the pack does not read cargo. */
    loads: z.array(CargoLoad).max(4).optional(),
    /** The targeting rules that changed a threshold; absent when none did. */
    targeting: z.array(AppliedRule).max(100).optional(),
    /** The views that it judged, where there are two; absent where there is one. */
    judgedViews: z.array(ViewName).optional(),
    /** Why the answer is not to be relied upon; absent when nothing speaks against it. */
    doubts: z.array(Doubt).max(20).optional(),
  }),
  z.object({ state: z.literal('failed'), reason: z.string().min(1).max(300) }),
  /** The detector works, and this scan cannot be given to it. */
  z.object({ state: z.literal('cannot-judge'), hindrances: z.array(Hindrance).min(1).max(20) }),
  z.object({ state: z.literal('not-available'), reason: z.string().min(1).max(300) }),
  /** The officer went on before the detector had finished. */
  z.object({ state: z.literal('late') }),
]);
export type DetectionReport = z.infer<typeof DetectionReport>;

/** What the detector read of the containers; none where it did not judge. */
export function loadsOf(report: DetectionReport | null): readonly CargoLoad[] {
  return report?.state === 'done' ? (report.loads ?? []) : [];
}
