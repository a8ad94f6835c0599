import { administrationMessages } from './ar/administration.ts';
import { auditMessages } from './ar/audit.ts';
import { calibrationMessages } from './ar/calibration.ts';
import { commandMessages } from './ar/commands.ts';
import { conflictMessages } from './ar/conflicts.ts';
import { escalationMessages } from './ar/escalation.ts';
import { figureMessages } from './ar/figures.ts';
import { findingsMessages } from './ar/findings.ts';
import { policyMessages } from './ar/policy.ts';
import { problemMessages } from './ar/problems.ts';
import { queueMessages, recordMessages } from './ar/queue.ts';
import { refusedMessages } from './ar/refused.ts';
import { reviewMessages } from './ar/review.ts';
import { shellMessages } from './ar/shell.ts';
import { viewMessages } from './ar/view.ts';
import type { MessageKey } from './en.ts';

/** Every text in Arabic. A message that is missing here does not compile. */
export const ar: Readonly<Record<MessageKey, string>> = {
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
};
