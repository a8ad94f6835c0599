import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox, imagePoint } from '#domain/annotation/space.ts';
import type { DetectionReport, Proposal } from '#domain/finding/detection-report.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Acting } from '#domain/review/acting.ts';
import { applyCommand } from '#domain/review/apply-command.ts';
import type { CommandName, CommandNamed, ReviewCommand } from '#domain/review/command.ts';
import { type LeaseId, newReview, type Review } from '#domain/review/review.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { ScanId } from '#domain/scan/scan.ts';

/*
 * A review driven by an officer's verbs.
 */

export const SCAN_ID = 'scn_00000001' as ScanId;
export const OFFICER_ONE = 'off_00000001' as OfficerId;
export const OFFICER_TWO = 'off_00000002' as OfficerId;
export const LEASE_ONE = 'lse_00000001' as LeaseId;
export const NOON = '2026-01-01T12:00:00.000Z';
export const PLAIN_RECIPE: Recipe = { plane: 'high', operations: [] };

export const acting: Acting = {
  officerId: OFFICER_ONE,
  nowAt: NOON,
  locksAt: '2026-01-01T12:00:10.000Z',
};

export function claimedReview(change: Partial<Review> = {}): Review {
  const lease = { id: LEASE_ONE, officerId: OFFICER_ONE, expiresAt: '2026-01-01T12:15:00.000Z' };
  return { ...newReview(SCAN_ID), revision: 1, lease, ...change };
}

type Particulars<Name extends CommandName> = Omit<
  CommandNamed<Name>,
  'name' | 'commandId' | 'scanId' | 'leaseId' | 'baseRevision' | 'deviceAt'
>;

let commandCount = 0;

/** A command that believes in the given review. */
export function commandOn<Name extends CommandName>(
  review: Review,
  name: Name,
  rest: Particulars<Name>,
): ReviewCommand {
  commandCount += 1;
  return {
    name,
    commandId: `00000000-0000-4000-8000-${String(commandCount).padStart(12, '0')}`,
    scanId: review.scanId,
    leaseId: review.lease?.id ?? LEASE_ONE,
    baseRevision: review.revision,
    deviceAt: NOON,
    ...rest,
  } as unknown as ReviewCommand;
}

/** Applies a command that must be accepted; throws with its problem otherwise. */
export function having<Name extends CommandName>(review: Review, name: Name, rest: Particulars<Name>): Review {
  const applied = applyCommand(review, commandOn(review, name, rest), acting);
  if (!applied.ok) throw new Error(`${name} was refused: ${applied.problem}`);
  return applied.value;
}

/** The problem that a command meets, or null when it is accepted. */
export function problemOf<Name extends CommandName>(
  review: Review,
  name: Name,
  rest: Particulars<Name>,
): string | null {
  const applied = applyCommand(review, commandOn(review, name, rest), acting);
  return applied.ok ? null : applied.problem;
}

export function proposal(index: number, classId = 'weapon'): Proposal {
  return { findingId: findingId(index), classId, score: 0.9, box: imageBox(10 * index, 20, 30, 40) };
}

export function findingId(index: number): FindingId {
  return `fnd_0000000${index}` as FindingId;
}

export function annotationId(index: number): AnnotationId {
  return `ann_0000000${index}` as AnnotationId;
}

export function doneReport(...proposals: readonly Proposal[]): DetectionReport {
  return {
    state: 'done',
    packId: 'test-pack',
    packVersion: '1',
    modelSha256: 'a'.repeat(64),
    provider: 'wasm',
    durationMs: 12,
    proposals: [...proposals],
  };
}

export const boxContent = {
  shape: { kind: 'box' as const, box: imageBox(1, 2, 3, 4) },
  classId: 'weapon',
  note: '',
};

export const noteContent = {
  shape: { kind: 'point' as const, at: imagePoint(5, 6) },
  classId: null,
  note: 'seal looks bent',
};
