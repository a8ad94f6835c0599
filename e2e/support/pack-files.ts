import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ActivePack, ModelPackManifest } from '#detection/pack/manifest.ts';

/** A file as a page is given it. */
interface DroppedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface PackFiles {
  readonly manifest: ModelPackManifest;
  /** Of the manifest: how an installed pack is addressed. */
  readonly sha256: string;
  readonly files: readonly DroppedFile[];
}

const MODELS = new URL('../../public/models/', import.meta.url);

/** The bundled pack under another name, as three files to be dropped. */
export async function packNamed(id: string, title: string): Promise<PackFiles> {
  const active = ActivePack.parse(JSON.parse(await readFile(new URL('active.json', MODELS), 'utf8')));
  const manifestUrl = new URL(active.manifest, MODELS);
  const bundled = ModelPackManifest.parse(JSON.parse(await readFile(manifestUrl, 'utf8')));
  const manifest = { ...bundled, id, title };
  const text = Buffer.from(JSON.stringify(manifest));
  const other = async (name: string) => file(name, await readFile(new URL(name, manifestUrl)));
  return {
    manifest,
    sha256: sha256Of(text),
    files: [file('manifest.json', text), await other(manifest.model.file), await other(manifest.golden.file)],
  };
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The same with one byte of the network moved. */
export function tampered({ files }: PackFiles): readonly DroppedFile[] {
  return files.map(({ name, buffer }) => {
    if (!name.endsWith('.onnx')) return file(name, buffer);
    const altered = Buffer.from(buffer);
    altered[altered.length >> 1] = ((altered[altered.length >> 1] ?? 0) + 1) % 256;
    return file(name, altered);
  });
}

function file(name: string, buffer: Buffer): DroppedFile {
  return { name, mimeType: 'application/octet-stream', buffer };
}
