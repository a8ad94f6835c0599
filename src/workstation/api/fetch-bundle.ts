import { fail, ok, type Result } from '#base/result.ts';
import { ProblemReply } from '#contract/route.ts';
import { BUNDLE_PATH } from '#contract/transfers.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { pathOf } from './call.ts';

/** The case bundle of a scan, or the code of why there is none. */
export async function fetchBundle(scanId: ScanId): Promise<Result<Blob, string>> {
  const response = await fetch(pathOf(BUNDLE_PATH, { scanId }), { method: 'POST', credentials: 'same-origin' }).catch(
    () => undefined,
  );
  if (!response || response.status >= 500) return fail('unreachable');
  // An archive that breaks off on its way is no archive.
  if (response.ok) return response.blob().then(ok, () => fail('unreachable'));
  return fail(ProblemReply.catch({ problem: 'malformed' }).parse(await response.json().catch(() => undefined)).problem);
}
