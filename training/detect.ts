/**
 * What the detector says of image files from anywhere: one line of JSON for each, in order.
 *
 *   npm run detect -- FILE… [--models public/models] [--threads 2]
 *
 * Folders are walked. A sidecar (NAME.json) beside an image tells its pixel pitch and energies; without one the pitch is
 * estimated from the container. A file that cannot be read gives a line with `"state":"error"`, and the run goes on: it
 * then ends with 1, and with 2 when no file was named or the pack cannot be used.
 */
import { join, resolve } from 'node:path';
import { exit, stderr, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { examineFile } from './detection/examine-file.ts';
import { imageFiles } from './detection/image-files.ts';
import { openNativePack } from './detection/native-pack.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    models: { type: 'string', default: join(import.meta.dirname, '..', 'public', 'models') },
    threads: { type: 'string', default: '2' },
  },
});
if (positionals.length === 0) {
  stderr.write('Name image files, or folders of them: npm run detect -- FILE…\n');
  exit(2);
}
const models = pathToFileURL(`${resolve(values.models)}/`);
const pack = await openNativePack(models, Number(values.threads)).catch((error: unknown) => {
  stderr.write(`The pack in ${values.models} cannot be used: ${error instanceof Error ? error.message : error}\n`);
  return exit(2);
});
let failed = false;
for (const file of await imageFiles(positionals)) {
  const report = await examineFile(file, pack);
  failed ||= report.state === 'error';
  stdout.write(`${JSON.stringify(report)}\n`);
}
if (failed) process.exitCode = 1;
