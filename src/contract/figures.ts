import { z } from 'zod';
import { Figures } from '#domain/figures/figures.ts';
import { Spread } from '#domain/figures/spread.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, route } from './route.ts';

/** How many days back figures can reach. */
export const FIGURE_DAYS = ['7', '30', '90', '365'] as const;

/**
 * The figures of the days before now, over all decisions or over those of one officer. Everyone who reviews may see the
 * pooled ones and their own; those of another officer are for supervisors.
 */
export const seeFigures = route({
  method: 'GET',
  path: '/api/figures/:days/:whose',
  params: z.object({ days: z.enum(FIGURE_DAYS), whose: z.union([OfficerId, z.literal('all')]) }),
  body: noBody,
  reply: z.object({
    from: Instant,
    until: Instant,
    figures: Figures,
    /** How long the scans that wait now have waited. */
    waiting: Spread.nullable(),
    /** Whose figures the caller may ask for beside the pooled ones. */
    officers: z.array(z.object({ id: OfficerId, displayName: z.string() })),
  }),
  problems: [],
});
