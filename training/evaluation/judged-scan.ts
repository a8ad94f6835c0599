import { intersection, iou } from '#detection/proposal/nms.ts';
import type { JudgedScan } from './matching.ts';
import { FOUND_IOU } from './metrics.ts';

/** Share of a proposal that must lie on a target of an untrained class to be excused for it. */
const EXCUSED_SHARE = 0.5;

/**
 * What a detector is judged by. Targets of classes that it was not trained on are neither missed nor found: they are
 * left out, and so are proposals that fall on them and on nothing that it knows. A scan with such a target is not clean.
 */
export function judgedScan(
  trained: readonly string[],
  targets: JudgedScan['targets'],
  proposals: JudgedScan['proposals'],
): JudgedScan {
  const known = targets.filter(({ classId }) => trained.includes(classId));
  const unknown = targets.filter(({ classId }) => !trained.includes(classId));
  const isFair = ({ box }: JudgedScan['proposals'][number]) =>
    known.some((target) => iou(target.box, box) >= FOUND_IOU) ||
    !unknown.some((target) => {
      const shared = intersection(target.box, box);
      return shared >= EXCUSED_SHARE * box.width * box.height || iou(target.box, box) >= FOUND_IOU;
    });
  return { targets: known, proposals: proposals.filter(isFair), isClean: targets.length === 0 };
}
