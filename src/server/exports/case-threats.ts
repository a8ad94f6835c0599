import type { CaseRecord } from '#contract/record.ts';
import type { Annotation, Shape } from '#domain/annotation/annotation.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import type { Proposal } from '#domain/finding/detection-report.ts';
import { type Finding, inOrder } from '#domain/finding/finding.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { sliceAt, sliceBox } from '#domain/scan/stack.ts';
import { polygonMask } from '#imaging/dicos/polygon-mask.ts';
import type { PotentialThreat, ThreatAssessment } from '#imaging/dicos/threat-report.ts';
import { classWords } from './case-material.ts';

/** `OTHER` is what the standard has for all that is not of an airport; the class itself is the description. */
const CATEGORY = 'OTHER';
const plain = { category: CATEGORY, ability: 'NO_INTERFERENCE', probability: null } as const;

/** What the detector proposed, with the numbers that screens give it. */
export function proposedThreats({ scan, review: { detection } }: CaseRecord): readonly PotentialThreat[] {
  const proposals = detection?.state === 'done' ? detection.proposals : [];
  const strongestFirst = proposals.toSorted(
    (one, other) => other.score - one.score || one.findingId.localeCompare(other.findingId),
  );
  return strongestFirst.map((proposal, i) => ({
    ...placed({ kind: 'box', box: proposal.box }, scan),
    id: i + 1,
    assessments: [assessedByDetector(proposal)],
  }));
}

/** What officers answered, with the number of the proposal, then what they drew. Notes and lengths are no objects. */
export function judgedThreats(record: CaseRecord): readonly PotentialThreat[] {
  const { scan } = record;
  const { findings, annotations } = record.review;
  const answered = inOrder(findings).flatMap((finding, i) =>
    finding.status === 'open'
      ? []
      : [{ ...placed({ kind: 'box', box: finding.box }, scan), id: i + 1, assessments: [assessedByOfficer(finding)] }],
  );
  const drawn = annotations
    .filter(({ shape }) => shape.kind === 'box' || shape.kind === 'polygon')
    .map((annotation, i) => ({
      ...placed(annotation.shape, scan),
      id: findings.length + i + 1,
      location: annotation.note,
      assessments: [assessedByDrawing(annotation)],
    }));
  return [...answered, ...drawn];
}

type Placed = Omit<PotentialThreat, 'id' | 'assessments'>;

/** In a stack on the voxels of its slice; polygons of a volume are in millimetres of a frame that nobody told us. */
function placed(shape: Shape, { stack }: Pick<Scan, 'stack'>): Placed {
  const whole = placedOnPlane(shape);
  const [region] = whole.regions;
  if (!stack || !region) return whole;
  const [x, y] = [region.base[0] + region.extents[0] / 2, region.base[1] + region.extents[1] / 2];
  const slice = sliceAt(stack, imagePoint(x, y));
  const corner = sliceBox(stack, slice);
  const base = [region.base[0] - corner.x, region.base[1] - corner.y, slice] as const;
  return { ...whole, regions: [{ ...region, base }], polygon: [] };
}

function placedOnPlane(shape: Shape): Placed {
  const nowhere = { location: '', joins: [] };
  if (shape.kind === 'polygon') {
    const corners = shape.points.map(({ x, y }) => [x, y] as const);
    return { ...nowhere, regions: [polygonMask(corners)], polygon: corners.map(([x, y]) => [x, y, 0] as const) };
  }
  if (shape.kind !== 'box') return { ...nowhere, regions: [], polygon: [] };
  const { x, y, width, height } = shape.box;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const extents = [Math.ceil(x + width) - left, Math.ceil(y + height) - top, 1] as const;
  // Two corners stand for the box between them.
  const polygon = [[x, y, 0] as const, [x + width, y + height, 1] as const];
  return { ...nowhere, regions: [{ base: [left, top, 0], extents, bitmap: new Uint8Array() }], polygon };
}

function assessedByDetector({ classId, score }: Proposal): ThreatAssessment {
  return { ...plain, description: classWords(classId), flag: 'THREAT', probability: score };
}

function assessedByOfficer({ classId, status, reason }: Finding): ThreatAssessment {
  const description = [classWords(classId), reason].filter(Boolean).join(': ');
  return { ...plain, description, flag: status === 'confirmed' ? 'THREAT' : 'NO_THREAT' };
}

function assessedByDrawing({ classId }: Annotation): ThreatAssessment {
  return { ...plain, description: classId ? classWords(classId) : '', flag: classId ? 'THREAT' : 'UNKNOWN' };
}
