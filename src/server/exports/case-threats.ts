import type { CaseRecord } from '#contract/record.ts';
import type { Annotation, Shape } from '#domain/annotation/annotation.ts';
import type { Proposal } from '#domain/finding/detection-report.ts';
import { type Finding, inOrder } from '#domain/finding/finding.ts';
import { polygonMask } from '#imaging/dicos/polygon-mask.ts';
import type { PotentialThreat, ThreatAssessment } from '#imaging/dicos/threat-report.ts';
import { classWords } from './case-material.ts';

/** `OTHER` is what the standard has for all that is not of an airport; the class itself is the description. */
const CATEGORY = 'OTHER';
const plain = { category: CATEGORY, ability: 'NO_INTERFERENCE', probability: null } as const;

/** What the detector proposed, with the numbers that screens give it. */
export function proposedThreats({ review: { detection } }: CaseRecord): readonly PotentialThreat[] {
  const proposals = detection?.state === 'done' ? detection.proposals : [];
  const strongestFirst = proposals.toSorted(
    (one, other) => other.score - one.score || one.findingId.localeCompare(other.findingId),
  );
  return strongestFirst.map((proposal, i) => ({
    ...placed({ kind: 'box', box: proposal.box }),
    id: i + 1,
    assessments: [assessedByDetector(proposal)],
  }));
}

/** What officers answered, with the number of the proposal, then what they drew. Notes and lengths are no objects. */
export function judgedThreats(record: CaseRecord): readonly PotentialThreat[] {
  const { findings, annotations } = record.review;
  const answered = inOrder(findings).flatMap((finding, i) =>
    finding.status === 'open'
      ? []
      : [{ ...placed({ kind: 'box', box: finding.box }), id: i + 1, assessments: [assessedByOfficer(finding)] }],
  );
  const drawn = annotations
    .filter(({ shape }) => shape.kind === 'box' || shape.kind === 'polygon')
    .map((annotation, i) => ({
      ...placed(annotation.shape),
      id: findings.length + i + 1,
      location: annotation.note,
      assessments: [assessedByDrawing(annotation)],
    }));
  return [...answered, ...drawn];
}

function placed(shape: Shape): Omit<PotentialThreat, 'id' | 'assessments'> {
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
