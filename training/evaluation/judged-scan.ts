import type { Box } from '#detection/proposal/candidate.ts';
import { intersection, iou } from '#detection/proposal/nms.ts';
import type { JudgedScan } from './matching.ts';
import { FOUND_IOU } from './metrics.ts';
import type { Target } from './simulated-scan.ts';

/** Share of a proposal that must lie on something to be excused for it. */
const EXCUSED_SHARE = 0.5;

/**
 * What a detector is judged by. Targets of classes that it was not trained on are neither missed nor found: they are
 * left out, and so are proposals that fall on them and on nothing that it knows; a scan with such a target is not clean.
 * Left out as well are proposals of a class in a container whose declared goods are of it.
 */
export function judgedScan(
  trained: readonly string[],
  { targets, lawful }: { readonly targets: readonly Target[]; readonly lawful: readonly Target[] },
  proposals: JudgedScan['proposals'],
): JudgedScan {
  const known = targets.filter(({ classId }) => trained.includes(classId));
  const unknown = targets.filter(({ classId }) => !trained.includes(classId));
  const isFair = ({ classId, box }: JudgedScan['proposals'][number]) => {
    if (known.some((target) => iou(target.box, box) >= FOUND_IOU)) return true;
    if (unknown.some((target) => isOn(target.box, box) || iou(target.box, box) >= FOUND_IOU)) return false;
    return !lawful.some((load) => load.classId === classId && isOn(load.box, box));
  };
  return { targets: known, proposals: proposals.filter(isFair), isClean: targets.length === 0 };
}

function isOn(place: Box, box: Box): boolean {
  return intersection(place, box) >= EXCUSED_SHARE * box.width * box.height;
}
