import { describe, expect, it } from 'vitest';
import { jpegFile } from '#testing/jpeg-file.ts';
import { noisyPlane } from '#testing/noisy-plane.ts';
import { decodeImage } from '../decode-image.ts';

const source = noisyPlane(67, 41);

describe.each([
  ['grey', {}],
  ['grey, progressive', { progressive: true }],
  ['a grey in three channels', { redder: 0 }],
])('a JPEG, %s', (_name, options) => {
  it('gives eight bits over the whole range, near the source', async () => {
    const decoded = await decodeImage(await jpegFile(source, options));
    if (!decoded.ok) throw new Error(decoded.problem.detail);
    const [picture] = decoded.value;
    expect(picture).toMatchObject({ width: 67, height: 41 });
    picture?.samples.forEach((sample, i) => {
      expect(sample % 257).toBe(0);
      expect(Math.abs(sample / 257 - ((source.samples[i] ?? 0) >> 8))).toBeLessThanOrEqual(3);
    });
  });

  it.each([2, 20, 900])('is refused without its last %i bytes', async (missing) => {
    const file = await jpegFile(source, options);
    const decoded = await decodeImage(file.subarray(0, file.length - missing));
    expect(decoded).toMatchObject({ ok: false, problem: { problem: 'truncated' } });
  });

  it('is refused when something is missing in its middle', async () => {
    const file = await jpegFile(source, options);
    const middle = file.length - 700;
    const damaged = Buffer.concat([file.subarray(0, middle), file.subarray(middle + 400)]);
    expect(await decodeImage(damaged)).toMatchObject({ ok: false, problem: { problem: 'unreadable' } });
  });
});

it('refuses a JPEG in colour, of another depth or of absurd dimensions', async () => {
  expect(await decodeImage(await jpegFile(source, { redder: 60 }))).toMatchObject({
    problem: { problem: 'in-colour' },
  });
  const file = await jpegFile(source);
  const frame = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === 0xc0);
  expect(await decodeImage(file.with(frame + 4, 12))).toMatchObject({ problem: { problem: 'unsupported' } });
  const huge = file.slice();
  huge.fill(0xff, frame + 5, frame + 9);
  expect(await decodeImage(huge)).toMatchObject({ problem: { problem: 'too-large' } });
});
