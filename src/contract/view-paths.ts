import { z } from 'zod';
import { OfficerId } from '#domain/officer/officer.ts';
import { ScanId } from '#domain/scan/scan.ts';
import { Instant } from '#domain/time/instant.ts';
import { ViewPath } from '#domain/view-path/view-path.ts';
import { noParams, route } from './route.ts';

export const ViewPathId = z
  .string()
  .regex(/^vwp_[0-9a-zA-Z-]{8,40}$/)
  .brand<'ViewPathId'>();

const onScan = { commandId: z.uuid(), deviceAt: Instant, scanId: ScanId };

/** Attaches to a scan what the officer who decided it, or passed it on, had on the screen. */
export const attachViewPath = route({
  method: 'POST',
  path: '/api/view-paths/attach',
  params: noParams,
  body: z.object({ ...onScan, path: ViewPath }),
  reply: z.object({ viewPathId: ViewPathId }),
  /** The officer has not worked on the scan; there are enough; the terms of the scan say that nothing is recorded. */
  problems: ['view-not-yours', 'views-too-many', 'views-not-recorded'],
});

/**
 * Shows what was looked at, supervisors of everybody and officers of themselves once the scan is decided; that somebody
 * asked is an event of the trail.
 */
export const openViewPaths = route({
  method: 'POST',
  path: '/api/view-paths/open',
  params: noParams,
  body: z.object(onScan),
  reply: z.object({
    paths: z.array(
      z.object({
        viewPathId: ViewPathId,
        officerId: OfficerId,
        officer: z.string(),
        attachedAt: Instant,
        /** Null once its time is over. */
        path: ViewPath.nullable(),
      }),
    ),
  }),
  problems: ['reread-pending', 'not-decided'],
});
