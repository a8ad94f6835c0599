import { administrationMessages } from './en/administration.ts';
import { auditMessages } from './en/audit.ts';
import { commandMessages } from './en/commands.ts';
import { conflictMessages } from './en/conflicts.ts';
import { figureMessages } from './en/figures.ts';
import { policyMessages } from './en/policy.ts';
import { problemMessages } from './en/problems.ts';
import { queueMessages, recordMessages } from './en/queue.ts';
import { refusedMessages } from './en/refused.ts';
import { reviewMessages, viewMessages } from './en/review.ts';
import { shellMessages } from './en/shell.ts';

/** Every text that people read, in ICU message format. */
export const en = {
  ...shellMessages,
  ...problemMessages,
  ...queueMessages,
  ...recordMessages,
  ...reviewMessages,
  ...viewMessages,
  ...commandMessages,
  ...conflictMessages,
  ...administrationMessages,
  ...auditMessages,
  ...figureMessages,
  ...policyMessages,
  ...refusedMessages,
} as const;

export type MessageKey = keyof typeof en;
