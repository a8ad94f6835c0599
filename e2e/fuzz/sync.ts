/**
 * Lives through seeded histories of two stations, a bad network and a restarting server, and asks after every step
 * whether each command had one effect or waits in sight. A seed that fails is printed, to be kept in the unit test.
 *
 *   npm run fuzz:sync -- --count 10000 [--seed TEXT] [--first NUMBER] [--steps NUMBER]
 */
import { parseArgs } from 'node:util';
import { createOutboxWorld } from '#testing/sync/outbox-world/outbox-world.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: 'gantry' },
    first: { type: 'string', default: '0' },
    steps: { type: 'string', default: '100' },
  },
});
const SHOWN_EVERY = 1000;
const [first, end] = [Number(values.first), Number(values.first) + Number(values.count)];
const totals: Record<string, number> = {};
let failed = 0;

for (let run = first; run < end; run++) {
  const seed = `${values.seed}-${run}`;
  const world = createOutboxWorld(seed);
  await world.live(Number(values.steps));
  await world.makePeace();
  for (const [name, count] of Object.entries(world.counts())) totals[name] = (totals[name] ?? 0) + count;
  const [fault] = world.faults();
  if (fault !== undefined) {
    failed += 1;
    console.log(`seed ${seed}: ${fault}`);
  }
  if ((run + 1 - first) % SHOWN_EVERY === 0) console.log(`${run + 1 - first} runs, ${failed} failed`);
}
console.log(`${end - first} runs of ${values.steps} steps, ${failed} failed; ${JSON.stringify(totals)}`);
process.exit(failed > 0 ? 1 : 0);
