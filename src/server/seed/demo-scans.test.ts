import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { plantDemoScans } from './demo-scans.ts';

const CASES = [{ name: 'demo/empty-container', seed: 'demo-1' }];

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

const scanIds = async () => (await server.deployment.db.selectFrom('scans').select('id').execute()).map(({ id }) => id);

it('plants simulated scans once, also when a start was cut short', { timeout: 60_000 }, async () => {
  const planting = plantDemoScans(server.deployment, CASES);
  await planting.first;
  await planting.all;
  const planted = await scanIds();
  expect(planted).toHaveLength(1);
  await plantDemoScans(server.deployment, CASES).all;
  await server.deployment.db.deleteFrom('seeds').where('name', '<>', 'demo').execute();
  await plantDemoScans(server.deployment, CASES).all;
  expect(await scanIds()).toEqual(planted);
  const received = (await server.auditEntries()).filter(({ action }) => action === 'scan.received');
  expect(received.map(({ details }) => details.way)).toEqual(['seed']);
});

it('leaves nothing half done when it is stopped', { timeout: 60_000 }, async () => {
  const before = await scanIds();
  const planting = plantDemoScans(server.deployment, [{ name: 'demo/clean-tyres', seed: 'demo-1' }]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await planting.stop();
  expect(await scanIds()).toEqual(before);
});
