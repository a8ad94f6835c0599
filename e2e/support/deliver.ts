import type { SubmitScanReply } from '#contract/transfers.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { sessionCookie } from './session-cookie.ts';

/** A machine account's way in: signs in and posts sidecar and image, or a file for each slice, as a scanner does. */
export async function deliveryTo(url: string) {
  const cookie = await sessionCookie(url, 'scanner1');

  return async function deliver(
    sidecar: ScanSidecarInput,
    image: Uint8Array<ArrayBuffer> | readonly Uint8Array<ArrayBuffer>[],
    report?: Uint8Array<ArrayBuffer>,
  ): Promise<SubmitScanReply> {
    const form = new FormData();
    form.append('sidecar', new Blob([JSON.stringify(sidecar)], { type: 'application/json' }), 'sidecar.json');
    if (image instanceof Uint8Array) form.append('image', new Blob([image]), 'scan.tif');
    else for (const slice of image) form.append('slice', new Blob([slice]), 'slice.dcm');
    if (report) form.append('report', new Blob([report]), 'report.dcs');
    const answer = await fetch(`${url}/api/scans`, { method: 'POST', headers: { cookie }, body: form });
    if (!answer.ok) throw new Error(`The scan was refused: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as SubmitScanReply;
  };
}
