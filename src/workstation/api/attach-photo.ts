import { ProblemReply } from '#contract/route.ts';
import { ATTACH_PHOTO_PATH } from '#contract/transfers.ts';
import type { ScanId } from '#domain/scan/scan.ts';

/** Sends a photograph of the opened container. The problem that kept it out, or null. */
export async function attachPhoto(scanId: ScanId, photo: File): Promise<string | null> {
  const form = new FormData();
  form.append('photo', photo);
  const path = ATTACH_PHOTO_PATH.replace(':scanId', scanId);
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', body: form }).catch(() => undefined);
  if (!response || response.status >= 500) return 'unreachable';
  if (response.ok) return null;
  return ProblemReply.catch({ problem: 'malformed' }).parse(await response.json().catch(() => undefined)).problem;
}
