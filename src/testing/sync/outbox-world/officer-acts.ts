import type { Random } from '#base/random.ts';
import { AnnotationId } from '#domain/annotation/annotation.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import { doneReport, findingId, PLAIN_RECIPE, proposal } from '#testing/review.ts';

type Act<Command = ReviewCommand> = Command extends ReviewCommand
  ? Omit<Command, 'commandId' | 'scanId' | 'leaseId' | 'baseRevision' | 'deviceAt'>
  : never;

/** What an officer might do next: mostly what leads on to a decision, now and then a note or a second thought. */
export function nextAct(review: Review, random: Random, serial: number): Act {
  if (review.phase === 'decided') return { name: 'undo-decision' };
  const dice = random.next();
  if (dice < 0.3) return noteOf(serial);
  if (review.phase === 'first-look') return { name: 'give-first-verdict', verdict: random.pick(['clear', 'hold']) };
  if (!review.detection) return { name: 'report-detection', report: doneReport(proposal(1), proposal(2)) };
  const open = review.findings.find(({ status }) => status === 'open');
  if (open && dice < 0.6) return { name: 'confirm-finding', findingId: open.id, classId: open.classId };
  if (open) return { name: 'reject-finding', findingId: open.id, reason: 'benign-goods' };
  if (dice < 0.45) return { name: 'reopen-finding', findingId: findingId(1) };
  return { name: 'decide', outcome: 'more-data', note: '', recipe: PLAIN_RECIPE };
}

function noteOf(serial: number): Act {
  return {
    name: 'annotate',
    annotationId: AnnotationId.parse(`ann_note-${String(serial).padStart(6, '0')}`),
    content: { shape: { kind: 'point', at: imagePoint(serial, serial) }, classId: null, note: `note ${serial}` },
  };
}
