import { MANIFEST_FILE, packFilePath } from '#contract/model-packs.ts';
import type { PackAddress } from '#detection/protocol.ts';
import type { PackRef } from '#domain/model-pack/pack-choice.ts';

/** Where a station finds the files of a pack: with the workstation itself, or at the server by the manifest's hash. */
export function packAddress(pack: PackRef, origin: string): PackAddress {
  if (pack === 'bundled') return { url: new URL('/models/active.json', origin).href, manifestSha256: null };
  return { url: new URL(packFilePath(pack, MANIFEST_FILE), origin).href, manifestSha256: pack };
}
