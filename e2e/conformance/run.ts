/**
 * Reads the image files of a folder and holds their values against those of independent readers, reads its scanner
 * exports and threat reports, then sends the real scans of a folder through the whole system: in over HTTP, open true to the bit, detected on in the
 * browser, annotated, decided, audited.
 *
 *   npm run conformance -- FOLDER
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = process.argv[2] && resolve(process.argv[2]);
if (!folder || !existsSync(folder)) {
  console.error(`Name a folder with real files: npm run conformance -- FOLDER (${folder ?? 'none'} is not there)`);
  process.exit(2);
}
for (const readers of ['formats', 'series', 'exports', 'reports']) {
  const { status } = spawnSync(process.execPath, [`e2e/conformance/${readers}.ts`, folder], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const run = spawnSync('playwright', ['test', '--config', 'e2e/conformance.config.ts'], {
  stdio: 'inherit',
  env: { ...process.env, GANTRY_CONFORMANCE_FOLDER: folder },
});
process.exit(run.status ?? 1);
