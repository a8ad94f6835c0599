import type { ScanId } from '#domain/scan/scan.ts';

/** Takes the lock of one scan in this browser, so that two tabs never work on the same one; null when a tab has it. */
export function occupyScan(scanId: ScanId): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`gantry-scan-${scanId}`, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}
