import { z } from 'zod';
import type { DetectorSettings } from '#contract/detector-settings.ts';
import { PackClass } from '#contract/model-packs.ts';
import type { DetectionReport } from '#domain/finding/detection-report.ts';
import { packFor } from '#domain/model-pack/pack-choice.ts';

/** What the screens need of the pack that comes with the workstation. The detector reads the rest itself. */
export const BundledPack = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  notice: z.string(),
  model: z.object({ sha256: z.string(), bytes: z.number() }),
  classes: z.array(PackClass),
  thresholds: z.record(z.string(), z.number()),
});
export type BundledPack = z.infer<typeof BundledPack>;

export interface Pack {
  /** In the order of the pack. Empty while unknown: ids are shown instead of titles. */
  readonly classes: readonly PackClass[];
  /** To be said wherever the detector speaks; empty while unknown. */
  readonly notice: string;
}

export const UNKNOWN_PACK: Pack = { classes: [], notice: '' };

/** The pack by which a scan was judged, or by which one of its site would be. */
export function packOf(
  { packs, choices }: DetectorSettings,
  bundled: BundledPack | undefined,
  site: string,
  detection: DetectionReport | null,
): Pack {
  const active = packFor(choices, site);
  const installed =
    detection?.state === 'done'
      ? packs.find(({ packId, version }) => packId === detection.packId && version === detection.packVersion)
      : packs.find(({ sha256 }) => sha256 === active);
  return installed ?? bundled ?? UNKNOWN_PACK;
}

/** The title of a class, or its id in words when the pack does not say. */
export function classTitle(classes: readonly PackClass[], classId: string): string {
  const title = classes.find(({ id }) => id === classId)?.title;
  if (title) return title;
  const words = classId.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
