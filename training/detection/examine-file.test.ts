import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { beforeAll, expect, it } from 'vitest';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { inTurn, inverted, upsideDown } from '#testing/detection/altered-scan.ts';
import { examineFile } from './examine-file.ts';
import { imageFiles } from './image-files.ts';
import { type NativePack, openNativePack } from './native-pack.ts';

const { planes, sidecar, truth } = simulateScan({
  scenario: 'small',
  seed: 'c',
  scannedAt: '2026-01-05T08:00:00Z',
});
const boxes = truth.containers.map(({ box }) => box);
let pack: NativePack;
let folder: string;

beforeAll(async () => {
  pack = await openNativePack(new URL('../../public/models/', import.meta.url), 1);
  folder = await mkdtemp(join(tmpdir(), 'gantry-detect-'));
}, 120_000);

async function examined(name: string, content: Uint8Array | string) {
  await writeFile(join(folder, name), content);
  return examineFile(join(folder, name), pack);
}

it('says what it sees in a scan of two energies with its sidecar', async () => {
  await writeFile(join(folder, 'stated.json'), JSON.stringify(sidecar));
  const report = await examined('stated.tif', encodeTiff([planes.high, planes.low]));
  expect(report).toMatchObject({
    state: 'judged',
    reasons: [],
    picture: { energies: 'dual', air: { lies: 'bright' }, roof: { lies: 'top' } },
    pitchMm: { isEstimated: false },
    findings: expect.any(Array),
  });
}, 120_000);

it('says the same of a negative that hangs upside down and says nothing about itself, in the pixels of the file', async () => {
  const alter = inTurn(upsideDown, inverted);
  const altered = alter({ high: planes.high, boxes, air: 'bright', roof: 'top' });
  const report = await examined('turned.tif', encodeTiff([altered.high]));
  if (report.state === 'error') throw new Error(report.detail);
  expect(report).toMatchObject({
    state: 'judged',
    picture: { energies: 'single', air: { lies: 'dark' }, roof: { lies: 'bottom' } },
    pitchMm: { isEstimated: true },
  });
  const [found] = report.containers;
  expect(Math.abs((found?.box.y ?? 0) - (altered.boxes[0]?.y ?? 0))).toBeLessThan(12);
  expect(report.pitchMm?.along).toBeGreaterThan(0.9 * sidecar.pixelPitchMm.x);
  expect(report.pitchMm?.along).toBeLessThan(1.1 * sidecar.pixelPitchMm.x);
}, 120_000);

it('looks through marks that were drawn into the picture in colour, and says that there are some', async () => {
  const { width, height, samples } = planes.high;
  const data = Uint8Array.from({ length: 3 * samples.length }, (_, i) => (samples[Math.floor(i / 3)] ?? 0) >> 8);
  for (let x = 0; x < width; x++) data.set([255, 0, 0], 3 * (Math.floor(height / 2) * width + x));
  const report = await examined('marked.png', encode({ width, height, data, channels: 3 }));
  expect(report).toMatchObject({ state: 'judged', picture: { colouredShare: Math.round(1000 / height) / 1000 } });
  expect(report).toMatchObject({ doubts: expect.arrayContaining(['in-colour']) });
}, 120_000);

it('names the fault of a file that is none, is not whole or is not there', async () => {
  const whole = encodeTiff([planes.high]);
  expect(await examined('letter.tif', 'Dear sirs')).toMatchObject({ state: 'error', error: 'unreadable' });
  expect(await examined('half.tif', whole.slice(0, whole.length / 2))).toMatchObject({
    state: 'error',
    error: 'truncated',
  });
  expect(await examineFile(join(folder, 'gone.tif'), pack)).toMatchObject({ state: 'error', error: 'not-readable' });
});

it('finds the images of a folder, and takes what is named at its word', async () => {
  const named = join(folder, 'gone.json');
  const found = await imageFiles([folder, named]);
  expect(found).toContain(join(folder, 'stated.tif'));
  expect(found).not.toContain(join(folder, 'stated.json'));
  expect(found.at(-1)).toBe(named);
});
