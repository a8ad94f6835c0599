import { createHash } from 'node:crypto';
import { readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { threatReportFile } from '#testing/threat-report.ts';
import { refusedDeliveries } from '../queries/refused-deliveries.ts';
import { type FolderWatch, watchFolder } from './watch-folder.ts';

let server: TestApp;
let folder: string;
let watching: FolderWatch;
beforeAll(async () => {
  server = await testApp();
  folder = path.join(server.dataFolder, 'watched');
  watching = await watchFolder(server.deployment, folder, () => undefined);
});
afterAll(async () => {
  await watching.close();
  await server.close();
});

async function place(file: string, content: string | Uint8Array, part: string) {
  await writeFile(path.join(folder, file), content);
  const bytes = Buffer.from(content);
  return { part, file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function announce(name: string, files: unknown): Promise<void> {
  const manifest = JSON.stringify({ format: 'gantry-delivery', formatVersion: 1, files });
  await writeFile(path.join(folder, `${name}.writing`), manifest);
  await rename(path.join(folder, `${name}.writing`), path.join(folder, `${name}.ready`));
}

const names = async () => (await readdir(folder)).sort();
const scanCount = async () => (await server.deployment.db.selectFrom('scans').select('id').execute()).length;

async function refused(name: string) {
  await vi.waitFor(async () => expect(await names()).toContain(`${name}.refused`), { timeout: 30_000 });
  return JSON.parse(await readFile(path.join(folder, `${name}.problem.json`), 'utf8')) as Record<string, string>;
}

it('takes a delivery once its manifest is renamed in, and clears it away', async () => {
  const before = await scanCount();
  const files = [
    await place('one.json', JSON.stringify(newSidecar()), 'sidecar'),
    await place('one.tif', newTiff(), 'image'),
  ];
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await scanCount()).toBe(before);
  await announce('one', files);
  await vi.waitFor(async () => expect(await names()).toEqual([]), { timeout: 30_000 });
  expect(await scanCount()).toBe(before + 1);
  const received = (await server.auditEntries()).findLast(({ action }) => action === 'scan.received');
  expect(received).toMatchObject({ actorId: null, details: { way: 'watched-folder' } });
});

it('refuses a file that is not the one announced, and says so beside it', async () => {
  const before = await scanCount();
  const sidecar = await place('two.json', JSON.stringify(newSidecar()), 'sidecar');
  const image = await place('two.tif', newTiff(), 'image');
  await announce('two', [sidecar, { ...image, sha256: 'b'.repeat(64) }]);
  expect(await refused('two')).toMatchObject({ problem: 'malformed', field: 'image' });
  await announce('three', [sidecar, { ...image, bytes: image.bytes + 1 }]);
  expect(await refused('three')).toMatchObject({ problem: 'image-truncated', field: 'image' });
  expect(await scanCount()).toBe(before);
  expect(await readdir(server.deployment.incomingFolder)).toEqual([]);
});

it('does not leave its folder, and follows no links', async () => {
  const sidecar = await place('four.json', JSON.stringify(newSidecar()), 'sidecar');
  await announce('four', [sidecar, { part: 'image', file: '../secret', bytes: 1, sha256: 'b'.repeat(64) }]);
  expect(await refused('four')).toMatchObject({ problem: 'malformed', field: 'files.1.file' });
  await symlink('/etc/hostname', path.join(folder, 'link.tif'));
  await announce('five', [sidecar, { part: 'image', file: 'link.tif', bytes: 1, sha256: 'b'.repeat(64) }]);
  expect(await refused('five')).toMatchObject({ problem: 'image-missing' });
});

it('passes on what the scan itself is refused for', async () => {
  const sidecar = await place('six.json', JSON.stringify(newSidecar({ containerNumber: 'X' })), 'sidecar');
  await announce('six', [sidecar, await place('six.tif', newTiff(), 'image')]);
  expect(await refused('six')).toMatchObject({ problem: 'sidecar-invalid', field: 'containerNumber' });
});

it('takes the report of another machine with its scan', async () => {
  const files = [
    await place('seven.json', JSON.stringify(newSidecar()), 'sidecar'),
    await place('seven.tif', newTiff(), 'image'),
    await place('seven.dcs', threatReportFile(), 'report'),
  ];
  await announce('seven', files);
  const received = async () =>
    (await server.auditEntries()).findLast(({ action }) => action === 'machine-report.received');
  await vi.waitFor(async () => expect(await received()).toBeDefined(), { timeout: 30_000 });
  expect(await received()).toMatchObject({ actorId: null, details: { way: 'watched-folder', claims: 1 } });
  await vi.waitFor(async () => expect(await names()).not.toContain('seven.dcs'), { timeout: 30_000 });
});

it('keeps what it refused, too', async () => {
  const sidecar = await place('eight.json', JSON.stringify(newSidecar()), 'sidecar');
  const broken = newTiff().slice(0, -40);
  await announce('eight', [sidecar, await place('eight.tif', broken, 'image')]);
  expect(await refused('eight')).toMatchObject({ problem: 'image-truncated' });
  const [kept] = await refusedDeliveries(server.deployment.db);
  expect(kept).toMatchObject({ way: 'watched-folder', sender: null, problem: 'image-truncated' });
  expect(kept?.files.map(({ part, bytes }) => [part, bytes])).toEqual([
    ['sidecar', expect.any(Number)],
    ['image', broken.length],
  ]);
});
