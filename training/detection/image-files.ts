import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Sidecars, truth and notes lie beside images and are none. */
const NO_IMAGE = /\.(json|md|txt|csv|xml|pdf|html|ya?ml|zip|gz|onnx)$/i;

/**
 * The files that are meant, in order: each that is named, and all in folders that are named but hidden ones and those
 * that are text or archives by their name.
 */
export async function imageFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(paths.map(async (path) => ((await isFolder(path)) ? filesWithin(path) : [path])));
  return files.flat();
}

/** Whether a file is there at all is for its reader to say. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function filesWithin(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !NO_IMAGE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.slice(folder.length).includes('/.'))
    .sort();
}
