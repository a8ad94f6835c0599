import { z } from 'zod';

/**
 * What of the queue is looked at. `priority`: what the rules of work put first, for waiting too long, for a second look, or
 * given back to the officer; no score has a part in it. `escalated`: seniors are asked, for them and for who asked. `done`: the officer's own decisions of this shift, newest first.
 * All others hold what waits.
 */
export const QueueView = z.enum(['all', 'mine', 'priority', 'second', 'returned', 'escalated', 'done']);
export type QueueView = z.infer<typeof QueueView>;
