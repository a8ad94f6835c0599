/** What the browser promises about this device's storage. `temporary`: it may clear it when the disk is full. */
export interface StoragePromise {
  readonly kept: 'kept' | 'temporary' | 'unknown';
  readonly usageBytes: number;
  readonly quotaBytes: number;
}

/** Asks the browser to keep what is stored, and says what it answered. Browsers may refuse; the health page shows it. */
export async function askToKeepStorage(storage: StorageManager | undefined): Promise<StoragePromise> {
  if (!storage) return { kept: 'unknown', usageBytes: 0, quotaBytes: 0 };
  const kept = await storage.persist().catch(() => undefined);
  const { usage = 0, quota = 0 } = await storage.estimate().catch(() => ({ usage: 0, quota: 0 }));
  return { kept: kept === undefined ? 'unknown' : kept ? 'kept' : 'temporary', usageBytes: usage, quotaBytes: quota };
}
