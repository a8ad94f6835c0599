import type { SubmitScanReply } from '#contract/transfers.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { sessionCookie } from './session-cookie.ts';

type Picture = Uint8Array<ArrayBuffer>;
type Pictures = Picture | readonly Picture[] | { readonly side: Picture; readonly top: Picture };

/** A machine account's way in: signs in and posts sidecar and image, a file for each slice, or two views, as a scanner does. */
export async function deliveryTo(url: string) {
  const cookie = await sessionCookie(url, 'scanner1');

  return async function deliver(
    sidecar: ScanSidecarInput,
    image: Pictures,
    report?: Uint8Array<ArrayBuffer>,
  ): Promise<SubmitScanReply> {
    const form = new FormData();
    form.append('sidecar', new Blob([JSON.stringify(sidecar)], { type: 'application/json' }), 'sidecar.json');
    for (const [part, file] of partsOf(image)) form.append(part, new Blob([file]), part);
    if (report) form.append('report', new Blob([report]), 'report.dcs');
    const answer = await fetch(`${url}/api/scans`, { method: 'POST', headers: { cookie }, body: form });
    if (!answer.ok) throw new Error(`The scan was refused: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as SubmitScanReply;
  };
}

function partsOf(image: Pictures): readonly (readonly [part: string, file: Picture])[] {
  if (image instanceof Uint8Array) return [['image', image]];
  if ('side' in image) {
    return [
      ['image', image.side],
      ['image-top', image.top],
    ];
  }
  return image.map((slice) => ['slice', slice]);
}
