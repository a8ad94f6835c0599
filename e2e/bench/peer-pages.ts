import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode as encodePng } from 'fast-png';
import { build } from 'vite';
import type { Plane } from '#imaging/plane.ts';
import { sampleBytes } from '#imaging/transport/sample-bytes.ts';

const ROOT = fileURLToPath(new URL('./peers', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
};

export interface PeerPages {
  readonly url: string;
  dispose(): Promise<void>;
}

/**
 * The page of `peers/`, with one scan under any number: as raw 16-bit samples, and as the 8-bit picture that some viewers
 * need. Loopback only.
 */
export async function servePeerPages(high: Plane): Promise<PeerPages> {
  if (!existsSync(join(ROOT, 'node_modules'))) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT });
  }
  const built = mkdtempSync(join(tmpdir(), 'gantry-peers-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: built, emptyOutDir: true, target: 'es2024', chunkSizeWarningLimit: 8_192 },
  });
  const { width, height } = high;
  const grey = Uint8Array.from(high.samples, (sample) => sample >> 8);
  const made: Readonly<Record<string, Uint8Array | string>> = {
    '.raw': sampleBytes(high),
    '.png': encodePng({ width, height, data: grey, channels: 1, depth: 8 }),
    '.json': JSON.stringify({ width, height }),
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://peers');
    const kind = extname(pathname);
    try {
      const body = pathname.startsWith('/scan')
        ? made[kind]
        : await readFile(join(built, pathname === '/' ? 'index.html' : pathname));
      response.setHeader('content-type', TYPES[kind || '.html'] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async dispose() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(built, { recursive: true, force: true });
    },
  };
}
