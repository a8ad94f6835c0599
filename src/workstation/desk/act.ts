import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import type { Instant } from '#domain/time/instant.ts';

type Envelope = 'commandId' | 'scanId' | 'leaseId' | 'baseRevision' | 'deviceAt';
type Without<Command, Keys extends PropertyKey> = Command extends unknown ? Omit<Command, Keys> : never;

/** What an officer does, before it is addressed to a scan and a revision. */
export type Act = Without<ReviewCommand, Envelope>;

/** Addresses acts that follow one another: each believes that the ones before it were accepted. Throws without a lease. */
export function commandsFrom(
  review: Review,
  acts: readonly Act[],
  newId: () => string,
  deviceAt: Instant,
): readonly ReviewCommand[] {
  const { lease } = review;
  if (!lease) throw new Error('A scan without a lease cannot be worked on');
  return acts.map(
    (act, i) =>
      ({
        ...act,
        commandId: newId(),
        scanId: review.scanId,
        leaseId: lease.id,
        baseRevision: review.revision + i,
        deviceAt,
      }) as ReviewCommand,
  );
}

/** What a command meant, whatever it was addressed to. */
export function actOf(command: ReviewCommand): Act {
  const { commandId: _id, scanId: _scan, leaseId: _lease, baseRevision: _revision, deviceAt: _at, ...act } = command;
  return act as Act;
}

/** The act that takes this one back, as the review stands before it; null for what undo does not reach. */
export function inverseOf(review: Review, act: Act): Act | null {
  switch (act.name) {
    case 'annotate':
      return { name: 'change-annotation', annotationId: act.annotationId, content: null };
    case 'change-annotation': {
      const before = review.annotations.find(({ id }) => id === act.annotationId);
      if (!before) return null;
      const content = { shape: before.shape, classId: before.classId, note: before.note };
      return act.content === null
        ? { name: 'annotate', annotationId: act.annotationId, content }
        : { name: 'change-annotation', annotationId: act.annotationId, content };
    }
    case 'confirm-finding':
    case 'reject-finding':
    case 'reopen-finding':
      return dispositionBefore(review, act.findingId);
    default:
      return null;
  }
}

function dispositionBefore(
  review: Review,
  findingId: Extract<Act, { name: 'reopen-finding' }>['findingId'],
): Act | null {
  const before = review.findings.find(({ id }) => id === findingId);
  if (!before) return null;
  if (before.status === 'confirmed') return { name: 'confirm-finding', findingId, classId: before.classId };
  if (before.status === 'rejected') return { name: 'reject-finding', findingId, reason: before.reason ?? 'other' };
  return { name: 'reopen-finding', findingId };
}
