import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LiveMessage } from '#contract/transfers.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import { ScanId } from '#domain/scan/scan.ts';
import { createTestDatabase, type TestDatabase } from '#testing/server/test-database.ts';
import { createSharedHub } from './shared-hub.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('carries what one server announces to the stations of another, and not back', async () => {
  const [here, there] = [createSharedHub(database.address), createSharedHub(database.address)];
  const heard: { here: LiveMessage[]; there: LiveMessage[] } = { here: [], there: [] };
  const listener = { officerId: OfficerId.parse('off_12345678'), tokenSha256: 'a' };
  here.listen({ ...listener, hear: (message) => heard.here.push(message) });
  there.listen({ ...listener, hear: (message) => heard.there.push(message) });
  const message = { kind: 'review-changed' as const, scanId: ScanId.parse('scn_12345678'), revision: 3 };
  await vi.waitFor(
    () => {
      here.announce(message);
      expect(heard.there).toContainEqual(message);
    },
    { timeout: 5_000, interval: 300 },
  );
  const announced = heard.here.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(heard.here).toHaveLength(announced);
  for (const hub of [here, there]) {
    hub.close();
    await hub.closeChannel();
  }
});
