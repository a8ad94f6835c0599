import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BlobStore, createBlobStore } from './blob-store.ts';

let folder: string;
let store: BlobStore;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gantry-blobs-'));
  store = await createBlobStore(path.join(folder, 'scans'), path.join(folder, 'incoming'));
});
afterAll(() => rm(folder, { recursive: true }));

const stage = (content: string) => store.stage(Readable.from([Buffer.from(content)]));
const staged = () => readdir(path.join(folder, 'incoming'));

it('keeps content under its hash, once', async () => {
  const file = await stage('a picture');
  expect(file).toMatchObject({ bytes: 9, sha256: createHash('sha256').update('a picture').digest('hex') });
  expect(await store.stat(file.sha256)).toBeUndefined();
  expect(await store.keep(file)).toBe(true);
  expect(await store.keep(await stage('a picture'))).toBe(false);
  expect(await store.stat(file.sha256)).toEqual({ bytes: 9 });
  expect(await staged()).toEqual([]);
});

it('gives all of it, or a range with both ends', async () => {
  const file = await stage('0123456789');
  await store.keep(file);
  expect(await text(store.open(file.sha256))).toBe('0123456789');
  expect(await text(store.open(file.sha256, { start: 2, end: 4 }))).toBe('234');
});

it('deletes, and drops what was only staged', async () => {
  const file = await stage('short-lived');
  await store.keep(file);
  await store.delete(file.sha256);
  await store.delete(file.sha256);
  expect(await store.stat(file.sha256)).toBeUndefined();
  await store.drop(await stage('never kept'));
  expect(await staged()).toEqual([]);
});

it('leaves nothing of a stream that fails', async () => {
  async function* failing() {
    yield Buffer.from('half');
    throw new Error('cable pulled');
  }
  await expect(store.stage(failing())).rejects.toThrow('cable pulled');
  expect(await staged()).toEqual([]);
});
