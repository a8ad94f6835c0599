import { administrationMessages } from './en/administration.ts';
import { auditMessages } from './en/audit.ts';
import { calibrationMessages } from './en/calibration.ts';
import { commandMessages } from './en/commands.ts';
import { conflictMessages } from './en/conflicts.ts';
import { escalationMessages } from './en/escalation.ts';
import { figureMessages } from './en/figures.ts';
import { findingsMessages } from './en/findings.ts';
import { policyMessages } from './en/policy.ts';
import { problemMessages } from './en/problems.ts';
import { queueMessages, recordMessages } from './en/queue.ts';
import { refusedMessages } from './en/refused.ts';
import { reviewMessages } from './en/review.ts';
import { shellMessages } from './en/shell.ts';
import { viewMessages } from './en/view.ts';

/** Every text that people read, in ICU message format. */
export const en = {
  ...shellMessages,
  ...problemMessages,
  ...queueMessages,
  ...recordMessages,
  ...reviewMessages,
  ...escalationMessages,
  ...findingsMessages,
  ...viewMessages,
  ...commandMessages,
  ...conflictMessages,
  ...administrationMessages,
  ...auditMessages,
  ...figureMessages,
  ...policyMessages,
  ...calibrationMessages,
  ...refusedMessages,
} as const;

export type MessageKey = keyof typeof en;
