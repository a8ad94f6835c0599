import { z } from 'zod';
import { Sha256 } from '#domain/finding/detection-report.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';
import { RefusalCode, SlicePart } from './transfers.ts';

export const RefusedId = z.string().regex(/^rfd_[0-9a-zA-Z-]{8,40}$/);

/** One file of a refused delivery: the sidecar as the text it was read as, an image byte for byte. */
export const RefusedFile = z.object({
  part: z.union([z.enum(['sidecar', 'image', 'image-high', 'image-low', 'image-top', 'report']), SlicePart]),
  bytes: z.number().int().nonnegative(),
  sha256: Sha256,
});
export type RefusedFile = z.infer<typeof RefusedFile>;

/** A delivery that came whole and was not taken. */
export const RefusedDelivery = z.object({
  id: RefusedId,
  /** The last time; the same delivery may come again. */
  refusedAt: Instant,
  times: z.number().int().positive(),
  way: z.enum(['http', 'watched-folder', 'seed']),
  /** The name of the account; null for a folder. */
  sender: z.string().nullable(),
  problem: RefusalCode,
  field: z.string(),
  detail: z.string(),
  files: z.array(RefusedFile).min(1),
});
export type RefusedDelivery = z.infer<typeof RefusedDelivery>;

/** All that are kept, the newest first, and how many that may be: older ones give way. */
export const seeRefusedDeliveries = route({
  method: 'GET',
  path: '/api/refused-deliveries',
  params: noParams,
  body: noBody,
  reply: z.object({
    rows: z.array(RefusedDelivery),
    bounds: z.object({ deliveries: z.number().int(), bytes: z.number().int() }),
  }),
  problems: [],
});

/** POST. One file of a refused delivery, with an event in the trail. */
export const REFUSED_FILE_PATH = '/api/refused-deliveries/:refusedId/files/:part';
