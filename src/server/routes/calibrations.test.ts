import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restoreCalibration, seeCalibrations, seeScanners, setCalibration } from '#contract/calibrations.ts';
import { seeScan } from '#contract/review.ts';
import { planePath } from '#contract/transfers.ts';
import { imageBox } from '#domain/annotation/space.ts';
import type { WedgeMaterial } from '#domain/calibration/scanner-calibration.ts';
import type { WedgeStep } from '#domain/calibration/wedge-step.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { WEDGE_DENSITIES } from '#imaging/calibration/fit-curves.ts';
import { attenuationBehind } from '#imaging/material/curves.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

const SCANNER = { site: 'Test port', lane: 'Wedge lane', serial: '7', highMeV: 6, lowMeV: 4 };
const FROM_SCANNER = {
  lane: SCANNER.lane,
  scanner: { maker: 'Test maker', model: 'Test model', serial: SCANNER.serial },
};

let server: TestApp;
let administrator: Caller;
let officer: Caller;
let wedgeScan: ScanId;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  administrator = await server.signedIn('administrator');
  wedgeScan = await server.deliverScan({ ...FROM_SCANNER, purpose: 'calibration' });
});
afterAll(() => server.close());

/** Steps of a scanner whose ratios are higher by a share than the built-in ones. */
function stepsOf(share: number, materials: readonly WedgeMaterial[] = ['polyethylene', 'steel']): WedgeStep[] {
  return materials.flatMap((material) =>
    [8, 20, 40, 80].map((gPerCm2, i) => ({
      scanId: wedgeScan,
      box: imageBox(10 * i, 0, 8, 8),
      material,
      thicknessMm: (10 * gPerCm2) / WEDGE_DENSITIES[material],
      pixels: 400,
      high: { attenuation: attenuationBehind(material, 6, gPerCm2), error: 0.001 },
      low: { attenuation: attenuationBehind(material, 4, gPerCm2) * (1 + share), error: 0.001 },
    })),
  );
}

const newest = async () => (await administrator.call(seeCalibrations, { body: SCANNER })).body.versions[0];
const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString(), scanner: SCANNER });
const set = async (steps: WedgeStep[], caller = administrator, baseVersion?: number) =>
  caller.call(setCalibration, {
    body: { ...act(), baseVersion: baseVersion ?? (await newest())?.version ?? 0, steps, reason: 'spring wedge' },
  });
const restore = async (version: number, baseVersion?: number) =>
  administrator.call(restoreCalibration, {
    body: { ...act(), baseVersion: baseVersion ?? (await newest())?.version ?? 0, version, reason: 'wedge was wet' },
  });
const inMinutes = (minutes: number) => new Date(server.deployment.clock.nowMs() + minutes * 60_000).toISOString();
const calibrationOf = async (scanId: ScanId) =>
  (await officer.call(seeScan, { params: { scanId } })).body.scan.calibration;

it('a wedge scan waits for no officer; its picture is for those who look after scanners', async () => {
  expect((await officer.call(seeScan, { params: { scanId: wedgeScan } })).status).toBe(404);
  expect((await officer.get(planePath(wedgeScan, 'high'))).status).toBe(403);
  expect((await administrator.get(planePath(wedgeScan, 'high'))).status).toBe(200);
  const cargo = await server.deliverScan();
  expect((await administrator.get(planePath(cargo, 'high'))).status).toBe(403);
  expect((await administrator.get(planePath('scn_00000000' as ScanId, 'high'))).status).toBe(403);
});

it('is set by administrators, version by version, with its steps and an event each', async () => {
  const known = (await administrator.call(seeScanners)).body.scanners;
  expect(known).toContainEqual(expect.objectContaining({ scanner: SCANNER, model: 'Test model', newest: null }));
  expect((await set(stepsOf(0.02))).body).toEqual({ version: 1 });
  expect((await set(stepsOf(0.03), administrator, 0)).problem?.problem).toBe('calibration-changed');
  const version = await newest();
  expect(version).toMatchObject({
    version: 1,
    restored: null,
    reason: 'spring wedge',
    setBy: administrator.officer.displayName,
    calibration: { version: 1, curves: [{ material: 'polyethylene' }, { material: 'steel' }] },
    fits: [{ points: 4 }, { points: 4 }],
  });
  expect(version?.calibration?.curves[1]?.coefficients[0]).toBeCloseTo(0.02, 5);
  expect(version?.steps).toEqual(stepsOf(0.02));
  expect((await server.auditEntries()).at(-1)).toMatchObject({
    action: 'calibration.set',
    actorId: administrator.officer.id,
    details: { version: 1, command: { scanner: SCANNER, reason: 'spring wedge' }, calibration: { range: {} } },
  });
  const listed = (await administrator.call(seeScanners)).body.scanners;
  expect(listed.find(({ scanner }) => scanner.serial === '7')?.newest?.version).toBe(1);
});

it('is set by nobody else, and seen by supervisors', async () => {
  const supervisor = await server.signedIn('supervisor');
  for (const caller of [officer, supervisor]) {
    expect((await set(stepsOf(0.02), caller, 1)).status).toBe(403);
  }
  expect((await supervisor.call(seeScanners)).status).toBe(200);
  expect((await officer.call(seeScanners)).status).toBe(403);
});

it('is refused with a reason, and changes nothing then', async () => {
  const before = await newest();
  const unfit = await set(stepsOf(0.02, ['polyethylene']));
  expect(unfit.problem).toMatchObject({ problem: 'calibration-unfit', detail: 'material-missing (steel)' });
  const cargo = await server.deliverScan(FROM_SCANNER);
  const foreign = stepsOf(0.02).map((step) => ({ ...step, scanId: cargo }));
  expect((await set(foreign)).problem?.problem).toBe('not-a-wedge-scan');
  expect((await set([])).problem).toMatchObject({ problem: 'malformed', field: 'steps' });
  expect(await newest()).toEqual(before);
});

it('judges the scans that are taken after it, and never those before', async () => {
  const version = (await newest())?.version;
  expect((await calibrationOf(await server.deliverScan({ ...FROM_SCANNER, scannedAt: inMinutes(1) })))?.version).toBe(
    version,
  );
  expect(await calibrationOf(await server.deliverScan({ ...FROM_SCANNER, scannedAt: inMinutes(-60) }))).toBeUndefined();
  expect(await calibrationOf(await server.deliverScan({ scannedAt: inMinutes(1) }))).toBeUndefined();
  const otherPair = [
    { energy: 'high' as const, energyMeV: 9 },
    { energy: 'low' as const, energyMeV: 6 },
  ];
  const other = await server.deliverScan({ ...FROM_SCANNER, planes: otherPair, scannedAt: inMinutes(1) });
  expect(await calibrationOf(other)).toBeUndefined();
});

it('goes back to an earlier version or to the built-in curves, as a version of its own', async () => {
  await set(stepsOf(0.04));
  const judged = await server.deliverScan({ ...FROM_SCANNER, scannedAt: inMinutes(1) });
  const before = await newest();
  expect((await restore(1)).body).toEqual({ version: (before?.version ?? 0) + 1 });
  const restored = await newest();
  expect(restored).toMatchObject({ restored: 1, reason: 'wedge was wet', steps: stepsOf(0.02) });
  expect(restored?.calibration?.curves[0]?.coefficients[0]).toBeCloseTo(0.02, 5);
  expect((await server.auditEntries()).at(-1)).toMatchObject({
    action: 'calibration.restored',
    details: { command: { version: 1, reason: 'wedge was wet' } },
  });
  server.wait(120_000);
  await restore(0);
  expect(await newest()).toMatchObject({ restored: 0, calibration: null });
  const plain = await server.deliverScan({ ...FROM_SCANNER, scannedAt: inMinutes(1) });
  expect(await calibrationOf(plain)).toBeUndefined();
  expect((await calibrationOf(judged))?.version).toBe(before?.version);
  expect((await restore(99)).problem?.problem).toBe('not-found');
  expect((await restore(1, 1)).problem?.problem).toBe('calibration-changed');
});
