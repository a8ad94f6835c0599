import { expect, it } from 'vitest';
import { askToKeepStorage } from './storage-promise.ts';

const storageThat = (persist: () => Promise<boolean>) =>
  ({ persist, estimate: async () => ({ usage: 5, quota: 100 }) }) as unknown as StorageManager;

it('says what the browser promised, and how much room there is', async () => {
  expect(await askToKeepStorage(storageThat(async () => true))).toEqual({
    kept: 'kept',
    usageBytes: 5,
    quotaBytes: 100,
  });
  expect((await askToKeepStorage(storageThat(async () => false))).kept).toBe('temporary');
});

it('does not take a failure for a promise', async () => {
  expect((await askToKeepStorage(storageThat(() => Promise.reject(new Error('denied'))))).kept).toBe('unknown');
  expect((await askToKeepStorage(undefined)).kept).toBe('unknown');
});
