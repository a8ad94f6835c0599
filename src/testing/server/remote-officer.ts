import { randomUUID } from 'node:crypto';
import { claimScan } from '#contract/queue.ts';
import { actOnReview } from '#contract/review.ts';
import { signIn } from '#contract/session.ts';
import { SUBMIT_SCAN_PATH } from '#contract/transfers.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { newCommand, type Particulars } from './caller.ts';
import { multipartForm } from './multipart-form.ts';

export interface RemoteOfficer {
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  get(path: string): Promise<{ status: number; body: unknown }>;
  upload(sidecar: unknown, image: Uint8Array): Promise<{ status: number; body: unknown }>;
  /** Claims the scan, or the next one. */
  claim(scanId?: ScanId): Promise<Review>;
  /** Gives a command on the review as it is. Throws when refused. */
  act<Name extends ReviewCommand['name']>(review: Review, name: Name, rest: Particulars<Name>): Promise<Review>;
}

/** An officer at a server in another process. Throws when sign-in is refused. */
export async function remoteOfficer(address: string, username: string, password: string): Promise<RemoteOfficer> {
  const entered = await fetch(`${address}${signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!entered.ok) throw new Error(`Not signed in: ${await entered.text()}`);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';

  async function send(path: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${address}${path}`, { ...init, headers: { cookie, ...(init.headers ?? {}) } });
    return { status: response.status, body: await response.json() };
  }
  const post = (path: string, body: unknown) =>
    send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  return {
    post,
    get: (path) => send(path, {}),
    upload(sidecar, image) {
      const { payload, contentType } = multipartForm([
        { name: 'sidecar', value: JSON.stringify(sidecar) },
        { name: 'image', value: image, fileName: 'scan.tif' },
      ]);
      const body = new Uint8Array(payload);
      return send(SUBMIT_SCAN_PATH, { method: 'POST', headers: { 'content-type': contentType }, body });
    },
    async claim(scanId) {
      const body = { commandId: randomUUID(), deviceAt: new Date().toISOString(), scanId: scanId ?? null };
      const answer = await post(claimScan.path, body);
      if (answer.status !== 200) throw new Error(`Not claimed: ${JSON.stringify(answer.body)}`);
      return (answer.body as { review: Review }).review;
    },
    async act(review, name, rest) {
      const answer = await post(actOnReview.path.replace(':name', name), newCommand(review, name, rest));
      if (answer.status !== 200) throw new Error(`${name} was refused: ${JSON.stringify(answer.body)}`);
      return (answer.body as { review: Review }).review;
    },
  };
}
