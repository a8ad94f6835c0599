import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawRound } from '#contract/audit-rounds.ts';
import { recordExamination, seeRecord } from '#contract/record.ts';
import { BUNDLE_PATH, photoPath } from '#contract/transfers.ts';
import { imageBox } from '#domain/annotation/space.ts';
import type { PhotoId } from '#domain/examination/examination.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Caller } from '#testing/server/caller.ts';
import { decidedScan } from '#testing/server/decided-scan.ts';
import { multipartForm } from '#testing/server/multipart-form.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let officer: Caller;
let supervisor: Caller;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  supervisor = await server.signedIn('supervisor');
});
afterAll(() => server.close());

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });
/** As a JPEG file begins; what follows is nobody's business here. */
const jpeg = (text: string) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(text)]);

async function held(caller = officer): Promise<ScanId> {
  const scanId = await decidedScan(server, caller, 'hold', 'left wall');
  server.wait(11_000);
  return scanId;
}

const attach = (caller: Caller, scanId: ScanId, value: Uint8Array, name = 'photo') =>
  caller.upload(multipartForm([{ name, value, fileName: 'IMG_1.jpg' }]), `/api/records/${scanId}/examination-photos`);

it('keeps a photograph byte for byte, once, with its hash in record and trail', async () => {
  const scanId = await held();
  const photo = jpeg('cartons behind the wall');
  const [one, again] = [await attach(supervisor, scanId, photo), await attach(supervisor, scanId, photo)];
  expect([one.status, again.body]).toEqual([201, one.body]);
  const sha256 = createHash('sha256').update(photo).digest('hex');
  const record = (await supervisor.call(seeRecord, { params: { scanId } })).body;
  expect(record.examinationPhotos).toMatchObject([
    { sha256, mediaType: 'image/jpeg', bytes: photo.length, attachedBy: supervisor.officer.id },
  ]);
  expect((await server.auditEntries()).at(-1)).toMatchObject({
    action: 'examination.photographed',
    scanId,
    details: { sha256, mediaType: 'image/jpeg' },
  });
  const { photoId } = one.body as { photoId: PhotoId };
  const sent = await supervisor.get(photoPath(photoId));
  expect([sent.headers['content-type'], sent.raw.equals(photo)]).toEqual(['image/jpeg', true]);
  expect((await officer.get(photoPath(photoId))).status).toBe(403);
  const bundle = await server.app.inject({
    method: 'POST',
    url: BUNDLE_PATH.replace(':scanId', scanId),
    headers: { cookie: supervisor.cookie },
  });
  expect(bundle.rawPayload.includes('photographs/1.jpg')).toBe(true);
  expect(bundle.rawPayload.includes(photo)).toBe(true);
});

it('keeps where something was found with the word of the yard', async () => {
  const scanId = await held();
  const say = (result: 'found' | 'nothing') =>
    supervisor.call(recordExamination, {
      body: { ...act(), scanId, result, note: '', places: [imageBox(1, 2, 3, 4)] },
    });
  await say('found');
  const seen = async () => (await supervisor.call(seeRecord, { params: { scanId } })).body.examination;
  expect(await seen()).toMatchObject({ result: 'found', places: [{ x: 1, y: 2, width: 3, height: 4 }] });
  await say('nothing');
  expect(await seen()).toMatchObject({ result: 'nothing', places: [] });
});

it('refuses what is no photograph, too large, too early, or from others, and leaves nothing of it', async () => {
  const scanId = await held();
  const text = await attach(supervisor, scanId, Buffer.from('<script>alert(1)</script>'));
  expect([text.status, text.problem?.problem]).toEqual([400, 'photo-unreadable']);
  expect((await attach(supervisor, scanId, jpeg('x'), 'file')).problem?.field).toBe('photo');
  const large = await attach(supervisor, scanId, jpeg('x'.repeat(12 * 1_024 * 1_024)));
  expect([large.status, large.problem?.problem]).toEqual([413, 'too-large']);
  expect((await attach(officer, scanId, jpeg('x'))).status).toBe(403);
  expect((await attach(supervisor, await server.deliverScan(), jpeg('x'))).problem?.problem).toBe('not-decided');
  expect((await attach(supervisor, 'scn_00000000' as ScanId, jpeg('x'))).status).toBe(404);
  expect((await supervisor.call(seeRecord, { params: { scanId } })).body.examinationPhotos).toEqual([]);
});

it('shows nothing to a supervisor who is to read the scan blind', async () => {
  const own = await server.signedIn('officer');
  const scanId = await held(own);
  const { photoId } = (await attach(supervisor, scanId, jpeg('bottles'))).body as { photoId: PhotoId };
  const reader = await server.signedIn('supervisor');
  const plan = {
    seed: 'summer',
    size: 200,
    from: '2020-01-01T00:00:00.000Z',
    until: '2100-01-01T00:00:00.000Z',
    strata: [],
    decidedBy: own.officer.id,
    isExamined: false,
  };
  expect((await reader.call(drawRound, { body: { ...act(), plan } })).status).toBe(200);
  expect((await reader.get(photoPath(photoId))).problem?.problem).toBe('reread-pending');
  expect((await attach(reader, scanId, jpeg('more'))).problem?.problem).toBe('reread-pending');
});
