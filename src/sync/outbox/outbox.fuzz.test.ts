import { expect, it } from 'vitest';
import { createOutboxWorld } from '#testing/sync/outbox-world.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => `outbox-${i}`);

it.for(SEEDS)('loses nothing, repeats nothing, hides nothing (%s)', async (seed) => {
  const world = createOutboxWorld(seed);
  await world.live(80);
  expect(world.complaints()).toEqual([]);
  await world.makePeace();
  expect(world.complaints()).toEqual([]);
  expect(world.unsettled()).toEqual([]);
});

it('is hard enough to mean something', async () => {
  const totals = { recorded: 0, effects: 0, held: 0, lostRequests: 0, lostAnswers: 0, duplicates: 0, restarts: 0 };
  for (const seed of SEEDS.slice(0, 40)) {
    const world = createOutboxWorld(seed);
    await world.live(80);
    for (const [name, count] of Object.entries(world.counts())) totals[name as keyof typeof totals] += count;
  }
  expect(Object.entries(totals).filter(([, count]) => count < 50)).toEqual([]);
});
