import type { SubmitScanReply } from '#contract/transfers.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { DEMO_PASSWORD } from './gantry-server.ts';

/** A machine account's way in: signs in and posts sidecar and image as a scanner does. */
export async function deliveryTo(url: string) {
  const signedIn = await fetch(`${url}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'scanner1', password: DEMO_PASSWORD }),
  });
  if (!signedIn.ok) throw new Error(`The scanner could not sign in: ${signedIn.status} ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

  return async function deliver(sidecar: ScanSidecarInput, image: Uint8Array<ArrayBuffer>): Promise<SubmitScanReply> {
    const form = new FormData();
    form.append('sidecar', new Blob([JSON.stringify(sidecar)], { type: 'application/json' }), 'sidecar.json');
    form.append('image', new Blob([image]), 'scan.tif');
    const answer = await fetch(`${url}/api/scans`, { method: 'POST', headers: { cookie }, body: form });
    if (!answer.ok) throw new Error(`The scan was refused: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as SubmitScanReply;
  };
}
