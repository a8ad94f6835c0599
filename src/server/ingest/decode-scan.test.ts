import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { newTiff } from '#testing/server/scan-factory.ts';
import { createDecodeScan } from './decode-scan.ts';

it('refuses by name a picture that takes too long, and reads the next one', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-decode-'));
  const file = path.join(folder, 'scan.tif');
  await writeFile(file, newTiff({ pages: 1 }));
  const job = {
    images: [{ field: 'image', path: file }],
    ...{
      isStack: false,
      isSeries: false,
      hasTopView: false,
      planeCount: 1,
      widthPx: undefined,
      heightPx: undefined,
      raw: undefined,
      folder,
    },
    ...{ pixelPitchMm: { x: 5, y: 5 }, energiesMeV: undefined },
  };
  const hasty = createDecodeScan(1);
  const patient = createDecodeScan();
  try {
    // The worker cannot even start within a millisecond.
    expect(await hasty(job)).toMatchObject({ ok: false, problem: { problem: 'image-unreadable', field: 'image' } });
    expect(await patient(job)).toMatchObject({ ok: true, value: { widthPx: 20, heightPx: 12 } });
  } finally {
    await Promise.all([hasty.close(), patient.close()]);
    await rm(folder, { recursive: true, force: true });
  }
});
