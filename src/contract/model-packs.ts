import { z } from 'zod';
import { Sha256 } from '#domain/finding/detection-report.ts';
import { PackRef, Site } from '#domain/model-pack/pack-choice.ts';
import { SelfTestOutcome } from '#domain/model-pack/self-test.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';

/** A class that a pack can claim. */
export const PackClass = z.object({ id: z.string(), title: z.string(), topClass: z.boolean() });
export type PackClass = z.infer<typeof PackClass>;

/** A pack as an administrator sees it. */
export const InstalledPack = z.object({
  /** Of the manifest, which names the hashes of the other files. */
  sha256: Sha256,
  packId: z.string(),
  version: z.string(),
  title: z.string(),
  notice: z.string(),
  classes: z.array(PackClass),
  thresholds: z.record(z.string(), z.number()),
  modelSha256: Sha256,
  modelBytes: z.number().int(),
  /** Operators of the network, all of which the browser's runtime has. */
  operators: z.array(z.string()),
  installedAt: Instant,
  installedBy: z.string(),
  /** The newest; null until one has run. */
  selfTest: z.object({ outcome: SelfTestOutcome, testedAt: Instant, testedBy: z.string() }).nullable(),
});
export type InstalledPack = z.infer<typeof InstalledPack>;

/** What is active where, since when and by whom. */
export const ActivePackRow = z.object({
  site: Site.nullable(),
  pack: PackRef,
  chosenAt: Instant,
  chosenBy: z.string(),
});
export type ActivePackRow = z.infer<typeof ActivePackRow>;

/** The installed packs, newest first; the choices; and the sites that scans have come from. */
export const seeModelPacks = route({
  method: 'GET',
  path: '/api/model-packs',
  params: noParams,
  body: noBody,
  reply: z.object({ packs: z.array(InstalledPack), active: z.array(ActivePackRow), sites: z.array(Site) }),
  problems: [],
});

const act = { commandId: z.uuid(), deviceAt: Instant };

/** What the golden scan gave in the administrator's browser. */
export const reportSelfTest = route({
  method: 'POST',
  path: '/api/model-packs/self-test',
  params: noParams,
  body: z.object({ ...act, packSha256: Sha256, outcome: SelfTestOutcome }),
  reply: z.object({}),
  problems: [],
});

/** Takes effect with the next scan of the site that a station opens. `default` gives up the site's own choice. */
export const activatePack = route({
  method: 'POST',
  path: '/api/model-packs/activate',
  params: noParams,
  body: z
    .object({ ...act, site: Site.nullable(), pack: z.union([PackRef, z.literal('default')]) })
    .refine(({ site, pack }) => site !== null || pack !== 'default', {
      path: ['pack'],
      error: 'only a site of its own can follow the others',
    }),
  reply: z.object({}),
  problems: ['pack-not-tested', 'pack-failed-self-test'],
});

/**
 * POST, multipart: the files of the pack as the parts `manifest`, `network` and `golden`. 201 for a new pack, 200 for one
 * that is installed already.
 */
export const INSTALL_PACK_PATH = '/api/model-packs';
export const PACK_PARTS = ['manifest', 'network', 'golden'] as const;
export type PackPart = (typeof PACK_PARTS)[number];
export const InstallPackReply = z.object({
  sha256: Sha256,
  /** True when this very pack was installed already; nothing was stored twice. */
  duplicate: z.boolean(),
});
export type InstallPackReply = z.infer<typeof InstallPackReply>;

/** Why a pack was not taken. Nothing of it is stored then. */
export const InstallPackProblem = z.enum([
  'pack-file-missing',
  'pack-file-unexpected',
  'pack-manifest-invalid',
  'pack-network-altered',
  'pack-network-unreadable',
  'pack-operators-unsupported',
  'pack-golden-altered',
  'pack-golden-invalid',
  'pack-version-taken',
]);
export type InstallPackProblem = z.infer<typeof InstallPackProblem>;

/** GET. One file of an installed pack, by the name that its manifest gives it. Immutable. */
export function packFilePath(packSha256: string, file: string): string {
  return `/api/model-packs/${packSha256}/${file}`;
}

/** The name of the manifest among the files of an installed pack. */
export const MANIFEST_FILE = 'manifest.json';
