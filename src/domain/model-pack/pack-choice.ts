import { z } from 'zod';
import { Sha256 } from '../finding/detection-report.ts';

/** An installed pack by the hash of its manifest, or the one that comes with the workstation. */
export const PackRef = z.union([Sha256, z.literal('bundled')]);
export type PackRef = z.infer<typeof PackRef>;

/** The name of a site as its scanners write it. */
export const Site = z.string().trim().min(1).max(60);

/** Which pack judges the scans of a site; `site: null` speaks for all sites without a choice of their own. */
export const PackChoice = z.object({ site: Site.nullable(), pack: PackRef });
export type PackChoice = z.infer<typeof PackChoice>;

/** The pack for scans of a site. Without any choice it is the one that comes with the workstation. */
export function packFor(choices: readonly PackChoice[], site: string): PackRef {
  const own = choices.find((choice) => choice.site === site);
  return (own ?? choices.find((choice) => choice.site === null))?.pack ?? 'bundled';
}
