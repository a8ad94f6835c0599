import { z } from 'zod';
import { Sha256 } from '../finding/detection-report.ts';
import { OfficerId } from '../officer/officer.ts';
import type { CommandName } from '../review/command.ts';
import { ScanId } from '../scan/scan.ts';
import { Instant } from '../time/instant.ts';

/** Everything that is worth a line in the trail, in the past tense. */
export const AuditAction = z.enum([
  'officer.created',
  'officer.signed-in',
  'officer.sign-in-failed',
  'officer.signed-out',
  'officer.signed-out-everywhere',
  'preferences.changed',
  'scan.received',
  'scan.refused',
  'refused-delivery.exported',
  'machine-report.received',
  'scan.claimed',
  'scan.released',
  'scan.opened',
  'first-verdict.given',
  'detection.reported',
  'finding.confirmed',
  'finding.rejected',
  'finding.reopened',
  'annotation.drawn',
  'annotation.changed',
  'decision.made',
  'decision.undone',
  'scan.handed-over',
  'decision.returned',
  'scan.escalated',
  'escalation.opened',
  'escalation.remarked',
  'escalation.closed',
  'conflict.kept',
  'conflict.raised',
  'conflict.settled',
  'record.exported',
  'findings.exported',
  'record.bundled',
  'examination.recorded',
  'examination.photographed',
  'model-pack.installed',
  'model-pack.refused',
  'model-pack.tested',
  'model-pack.activated',
  'targeting-rule.set',
  'targeting-rule.ended',
  'review-policy.set',
  'calibration.set',
  'calibration.restored',
  'view-path.attached',
  'view-path.opened',
  'view-paths.erased',
  'audit-round.drawn',
  'reread.verdict-given',
  'reread.remarked',
  'reread.graded',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** Which event an accepted command leaves. */
export const ACTION_OF_COMMAND = {
  'give-first-verdict': 'first-verdict.given',
  'report-detection': 'detection.reported',
  'confirm-finding': 'finding.confirmed',
  'reject-finding': 'finding.rejected',
  'reopen-finding': 'finding.reopened',
  annotate: 'annotation.drawn',
  'change-annotation': 'annotation.changed',
  decide: 'decision.made',
  'undo-decision': 'decision.undone',
  'hand-over': 'scan.handed-over',
  escalate: 'scan.escalated',
} as const satisfies Record<CommandName, AuditAction>;

/** What happened, before it is sealed into the chain. */
export const AuditEntry = z.object({
  action: AuditAction,
  /** Null when nobody was signed in. */
  actorId: OfficerId.nullable(),
  scanId: ScanId.nullable(),
  /** By the clock of the device where it was done; null for acts of the server. */
  deviceAt: Instant.nullable(),
  /** The particulars: the command as it was given, or the facts of the server's act. */
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** One link of the chain. `hash` is SHA-256 over the former hash and the bytes of `sealed`. */
export const AuditEvent = AuditEntry.extend({
  seq: z.number().int().positive(),
  serverAt: Instant,
  previousHash: Sha256,
  hash: Sha256,
  /** The exact text that was hashed: the entry with its number and the server's time, as JSON. */
  sealed: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;
