import { type ContainerFrame, cavitiesOf } from '../conveyance/container-frame.ts';
import type { TargetClass } from './target.ts';

/**
 * Where things are hidden.
 * - `in-cargo`: between the packages, some of which are lifted out or cut for it.
 * - `in-package`: in one hollowed carton, bale or bag.
 * - `behind-cargo`: at the front wall, the cargo stowed after it.
 * - `by-doors`: just behind the doors, where an accomplice opens the seal (rip-off).
 * - `on-top`: on the cargo, under the roof.
 * - `false-wall`: behind a second bulkhead before the front wall.
 * - `floor`, `roof`: between cross-members or bows; for the class `false-wall` a raised floor or a lowered roof.
 * - `insulation`, `machinery-bay`: in the foam and among the machinery of a refrigerated container.
 */
export type Concealment =
  | 'in-cargo'
  | 'in-package'
  | 'behind-cargo'
  | 'by-doors'
  | 'on-top'
  | 'false-wall'
  | 'floor'
  | 'roof'
  | 'insulation'
  | 'machinery-bay';

const ANYWHERE = [
  'in-cargo',
  'in-package',
  'behind-cargo',
  'by-doors',
  'on-top',
  'false-wall',
  'floor',
  'roof',
  'insulation',
  'machinery-bay',
] as const;

/** The concealments that each class is known for. */
export const CONCEALMENTS: { readonly [Class in TargetClass]: readonly Concealment[] } = {
  tobacco: ['in-cargo', 'in-package', 'behind-cargo', 'by-doors', 'on-top', 'false-wall'],
  liquor: ['in-cargo', 'behind-cargo', 'by-doors', 'on-top', 'false-wall'],
  narcotics: ANYWHERE,
  'false-wall': ['false-wall', 'floor', 'roof'],
  weapon: ['in-cargo', 'in-package', 'behind-cargo', 'by-doors', 'on-top', 'false-wall', 'machinery-bay'],
  ammunition: ['in-cargo', 'in-package', 'behind-cargo', 'by-doors', 'false-wall'],
  cash: ['in-cargo', 'in-package', 'by-doors', 'on-top', 'false-wall', 'roof', 'insulation', 'machinery-bay'],
  vehicle: ['in-cargo', 'behind-cargo', 'by-doors'],
  stowaway: ['in-cargo', 'behind-cargo', 'by-doors', 'on-top', 'false-wall'],
  'dense-block': ['in-cargo', 'in-package', 'behind-cargo', 'by-doors'],
  machinery: ['in-cargo', 'behind-cargo', 'by-doors'],
  ivory: ['in-cargo', 'in-package', 'behind-cargo', 'by-doors', 'false-wall'],
  'e-waste': ['in-cargo', 'behind-cargo', 'by-doors'],
};

/** The concealments of a class that a container of this build has; none in a tank. */
export function concealmentsFor(classId: TargetClass, frame: ContainerFrame): readonly Concealment[] {
  const cavities = new Set<Concealment>(cavitiesOf(frame).map((cavity) => cavity.kind));
  const isClosed = frame.kind === 'dry' || frame.kind === 'reefer';
  return CONCEALMENTS[classId].filter((concealment) => {
    if (frame.kind === 'tank') return false;
    if (concealment === 'false-wall' && frame.kind === 'flat-rack') return false;
    if (concealment === 'insulation' || concealment === 'machinery-bay') return cavities.has(concealment);
    if (concealment === 'floor' || concealment === 'roof') {
      return classId === 'false-wall' ? isClosed : cavities.has(concealment);
    }
    return true;
  });
}
