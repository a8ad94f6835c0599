import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let dist: string;
beforeAll(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'gantry-test-dist-'));
  await mkdir(path.join(dist, 'assets'));
  await mkdir(path.join(dist, 'models'));
  await writeFile(path.join(dist, 'index.html'), '<!doctype html>gantry');
  await writeFile(path.join(dist, 'assets/main-Bx3kq9Za.js'), 'export {}');
  await writeFile(path.join(dist, 'assets/main-Bx3kq9Za.js.br'), brotliCompressSync('export {}'));
  await writeFile(path.join(dist, 'assets/ort-AAAAbbbb.wasm'), 'wasm');
  await writeFile(path.join(dist, 'models/manifest.json'), '{}');
  server = await testApp({ distFolder: dist });
});
afterAll(async () => {
  await server.close();
  await rm(dist, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ method: 'GET', url, headers });

it('serves the application for every screen, isolated and under its policy', async () => {
  for (const url of ['/', '/queue', '/review/scn_12345678']) {
    const { statusCode, body, headers } = await get(url, { accept: 'text/html' });
    expect([statusCode, body]).toEqual([200, '<!doctype html>gantry']);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  }
});

it('lets browsers keep what is named by its content, and nothing else', async () => {
  const script = await get('/assets/main-Bx3kq9Za.js', { 'accept-encoding': 'br' });
  expect(script.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect((await get('/assets/ort-AAAAbbbb.wasm')).headers['content-type']).toBe('application/wasm');
  expect((await get('/models/manifest.json')).headers['cache-control']).toBe('no-cache');
});

it('does not answer for files and routes that are not', async () => {
  expect((await get('/assets/none.js')).json().problem).toBe('not-found');
  expect((await get('/api/none', { accept: 'text/html' })).json().problem).toBe('not-found');
  expect((await get('/../package.json')).statusCode).toBe(404);
});
