import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { OfficerId } from '#domain/officer/officer.ts';
import { testApp } from '#testing/server/test-app.ts';
import { decidedBy } from './review-policy.ts';

it('counts an officer’s decisions through an index, however many there are of others', async () => {
  const server = await testApp();
  const plan = await server.deployment.db.transaction().execute(async (tx) => {
    // A table of a few rows is read whole, whatever index there is.
    await sql`set local enable_seqscan = off`.execute(tx);
    const query = decidedBy(tx, 'off_00000001' as OfficerId).limit(500);
    return (await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tx)).rows;
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('reviews_decided_by');
  await server.close();
});
