import { z } from 'zod';
import { Outcome } from '#domain/decision/decision.ts';
import { RejectReason } from '#domain/finding/finding.ts';
import { EnergyLabel } from '#domain/scan/sidecar.ts';
import { Instant } from '#domain/time/instant.ts';
import { noParams, route } from './route.ts';

/*
 * What officers decided, in the object detection format of COCO, so that any trainer can read it. Keys are COCO's own;
 * what COCO has no key for stands in `attributes`.
 */

/** Left, top, width and height in pixels of the delivered image. */
const CocoBox = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export const CocoImage = z.object({
  id: z.number().int().positive(),
  /** Of the first image file, from the folder in which the export lies. */
  file_name: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  date_captured: z.string(),
  attributes: z.object({
    scan_id: z.string(),
    /** As delivered: one file with all planes, or one for each plane, the high energy first. */
    files: z.array(z.object({ file_name: z.string(), sha256: z.string(), bytes: z.number().int() })),
    planes: z.array(z.object({ energy: EnergyLabel, energy_mev: z.number() })),
    pixel_pitch_mm: z.object({ x: z.number(), y: z.number() }),
    simulated: z.boolean(),
    /** In a scan that was cleared, what nobody marked is background; in any other it is unknown. */
    outcome: Outcome,
    decided_at: Instant,
  }),
});
export type CocoImage = z.infer<typeof CocoImage>;

export const CocoAnnotation = z.object({
  id: z.number().int().positive(),
  image_id: z.number().int().positive(),
  category_id: z.number().int().positive(),
  bbox: CocoBox,
  /** The outline as x, y, x, y …; empty where only a box was drawn. */
  segmentation: z.array(z.array(z.number())),
  area: z.number(),
  /** 1 for what officers rejected: readers that know nothing of attributes then leave it out. */
  iscrowd: z.union([z.literal(0), z.literal(1)]),
  attributes: z.object({
    source: z.enum(['detector', 'officer']),
    decision: z.enum(['confirmed', 'rejected', 'drawn']),
    reject_reason: RejectReason.nullable(),
    /** What the detector took it for; the category is what the officer called it. */
    proposed_class: z.string().nullable(),
    score: z.number().nullable(),
    pack_id: z.string().nullable(),
    pack_version: z.string().nullable(),
    /** Of the finding or annotation in the record. */
    record_id: z.string(),
  }),
});
export type CocoAnnotation = z.infer<typeof CocoAnnotation>;

export const CocoDataset = z.object({
  info: z.object({
    /** What this is, how it is to be read, and what of the record the format cannot carry. */
    description: z.string(),
    version: z.string(),
    year: z.number().int(),
    contributor: z.string(),
    date_created: Instant,
    /** Decided scans that are not in it, because an answer holds the newest only. */
    scans_left_out: z.number().int().nonnegative(),
  }),
  licenses: z.array(z.never()),
  images: z.array(CocoImage),
  annotations: z.array(CocoAnnotation),
  /** `name` is the class id of the model packs. The numbers hold within one export only. */
  categories: z.array(z.object({ id: z.number().int().positive(), name: z.string(), supercategory: z.string() })),
});
export type CocoDataset = z.infer<typeof CocoDataset>;

/** The newest decided scans; `npm run export:coco` writes all of them, and their images. */
export const exportFindings = route({
  method: 'POST',
  path: '/api/findings/export',
  params: noParams,
  body: z.object({}),
  reply: CocoDataset,
  problems: [],
});
