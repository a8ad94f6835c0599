import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';

/** How a page of the second build can be told from one of the first. */
export const BUILD_MARK = 'secondBuild';

export interface SecondBuild {
  readonly folder: string;
  dispose(): void;
}

/** The workstation built once more, by the same configuration, from a source that differs in one line. */
export async function makeSecondBuild(): Promise<SecondBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-build-'));
  await build({
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
    plugins: [
      {
        name: 'another-version',
        enforce: 'pre',
        transform: (code, id) =>
          id.endsWith('/workstation/main.tsx') ? `document.documentElement.dataset.${BUILD_MARK} = '';\n${code}` : null,
      },
    ],
  });
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Front {
  readonly url: string;
  /** From now on the files of this build are served in the place of the server's own. */
  serve(folder: string): void;
  close(): Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Stands before a server under one address, so that a newer build can be put there while pages are open. */
export async function frontOf(serverUrl: string): Promise<Front> {
  let folder: string | null = null;
  const target = new URL(serverUrl);

  function fileOf(path: string): string | null {
    if (!folder || path.startsWith('/api/')) return null;
    const file = join(folder, path === '/' ? 'index.html' : path);
    return existsSync(file) && statSync(file).isFile() ? file : null;
  }

  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', serverUrl);
    const file = fileOf(pathname);
    const forwarded = request(
      { host: target.hostname, port: target.port, path: asked.url, method: asked.method, headers: asked.headers },
      (came) => {
        // The headers that isolate the page are the server's, whatever build is shown.
        const { 'content-length': _, 'content-encoding': __, etag: ___, ...headers } = came.headers;
        if (file) {
          came.resume();
          answer.writeHead(200, {
            ...headers,
            'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
          });
          createReadStream(file).pipe(answer);
        } else {
          answer.writeHead(came.statusCode ?? 502, came.headers);
          came.pipe(answer);
        }
      },
    );
    forwarded.on('error', () => answer.destroy());
    answer.on('close', () => forwarded.destroy());
    asked.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(next) {
      folder = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
