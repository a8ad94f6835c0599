import { z } from 'zod';
import { OfficerId } from '#domain/officer/officer.ts';
import { type CommandName, ReviewCommand, ReviewProblem } from '#domain/review/command.ts';
import { Review } from '#domain/review/review.ts';
import { Scan, ScanId } from '#domain/scan/scan.ts';
import { noBody, route } from './route.ts';

const scanParams = z.object({ scanId: ScanId });

export const seeScan = route({
  method: 'GET',
  path: '/api/scans/:scanId',
  params: scanParams,
  body: noBody,
  /** Findings are left out of the review until its first verdict is given. `people`: who is named in what is shown of it. */
  reply: z.object({
    scan: Scan,
    review: Review,
    people: z.array(z.object({ id: OfficerId, displayName: z.string() })),
  }),
  /** The caller is to read the scan blind in an audit round first. */
  problems: ['reread-pending'],
});

/**
 * Says on whose behalf a command is sent. Another tab may have signed in another officer, and the cookie alone would
 * put the act under the wrong name; the server answers `not-signed-in` when it differs from the session.
 */
export const ACTING_OFFICER_HEADER = 'x-gantry-officer';

/** One act of an officer. Path and body must name the same command. A replay answers as the first time. */
export const actOnReview = route({
  method: 'POST',
  path: '/api/commands/:name',
  params: z.object({ name: z.enum(ReviewCommand.options.map((option) => option.shape.name.value) as [CommandName]) }),
  body: ReviewCommand,
  reply: z.object({ review: Review }),
  problems: ReviewProblem.options,
});
