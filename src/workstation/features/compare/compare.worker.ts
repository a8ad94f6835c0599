import { register } from '#detection/registration/register.ts';
import { alignedPlane } from '#imaging/compare/alignment.ts';
import { differencePlane } from '#imaging/compare/difference.ts';
import { upperRows } from '#imaging/plane.ts';
import type { CompareJob, CompareReply } from './protocol.ts';

addEventListener('message', ({ data: { scan, reference, rows } }: MessageEvent<CompareJob>) => {
  const registration = register(upperRows(scan, rows.scan), upperRows(reference, rows.reference));
  const aligned = alignedPlane(reference, registration.alignment, registration.gain, scan);
  const difference = differencePlane(scan, aligned, registration.airSample);
  const reply: CompareReply = { aligned, difference, registration };
  postMessage(reply, { transfer: [aligned.samples.buffer, difference.samples.buffer] });
});
