import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKER = 'service-worker.js';

/** Runtimes for machines that need another than the usual one: kept when they were used, not ahead. */
const NOT_AHEAD = /\.br$|ort[.-]/;

/** Writes in front of the service worker which files make the workstation, and a version that changes with any of them. */
export function offlineFiles() {
  return {
    name: 'offline-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.keys(bundle).filter((file) => file !== WORKER && !NOT_AHEAD.test(file));
        const brought = readdirSync('public', { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/').slice('public/'.length));
        const files = [...new Set(['index.html', ...built, ...brought])].sort();
        const hash = createHash('sha256').update(files.join('\n'));
        for (const file of brought) hash.update(readFileSync(join('public', file)));
        const offline = { version: hash.digest('hex').slice(0, 16), files: files.map((file) => `/${file}`) };
        bundle[WORKER].code = `self.OFFLINE=${JSON.stringify(offline)};\n${bundle[WORKER].code}`;
      },
    },
  };
}
