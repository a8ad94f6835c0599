import { expect, it } from 'vitest';
import { createOutboxWorld } from '#testing/sync/outbox-world/outbox-world.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => `outbox-${i}`);
const STEPS = 100;

it.for(SEEDS)('loses nothing, repeats nothing, hides nothing (%s)', async (seed) => {
  const world = createOutboxWorld(seed);
  await world.live(STEPS);
  expect(world.faults()).toEqual([]);
  await world.makePeace();
  expect(world.faults()).toEqual([]);
});

it('is hard enough to mean something', async () => {
  const totals: Record<string, number> = {};
  for (const seed of SEEDS.slice(0, 60)) {
    const world = createOutboxWorld(seed);
    await world.live(STEPS);
    for (const [name, count] of Object.entries(world.counts())) totals[name] = (totals[name] ?? 0) + count;
  }
  expect(Object.entries(totals).filter(([, count]) => count < 50)).toEqual([]);
});
