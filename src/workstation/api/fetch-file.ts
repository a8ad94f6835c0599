import { fail, ok, type Result } from '#base/result.ts';
import { ProblemReply } from '#contract/route.ts';

/** A file that the server hands out and writes into the trail, or the code of why there is none. */
export async function fetchFile(path: string): Promise<Result<Blob, string>> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin' }).catch(() => undefined);
  if (!response || response.status >= 500) return fail('unreachable');
  // A file that breaks off on its way is no file.
  if (response.ok) return response.blob().then(ok, () => fail('unreachable'));
  return fail(ProblemReply.catch({ problem: 'malformed' }).parse(await response.json().catch(() => undefined)).problem);
}
