import { expect, it } from 'vitest';
import { createManualTimer, settled } from '#testing/sync/fake-tabs.ts';
import { type Locks, leadOneTab } from './leader.ts';

/** Node has Web Locks of its own, shared within the process. */
const locks = navigator.locks as Locks;

function aTab(name: string, log: string[], who: string) {
  const clock = createManualTimer();
  const life = new AbortController();
  const errors: unknown[] = [];
  const set = { breaks: false };
  const lead = async (signal: AbortSignal) => {
    log.push(`${who} leads`);
    if (set.breaks) throw new Error('broken');
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  };
  const ports = { locks, timer: clock.timer, chance: () => 1, report: (error: unknown) => errors.push(error) };
  return { start: () => leadOneTab(name, lead, life.signal, ports), close: () => life.abort(), clock, errors, set };
}

it('lets one tab lead, and the next when that one ends', async () => {
  const log: string[] = [];
  const one = aTab('a', log, 'one');
  const two = aTab('a', log, 'two');
  const first = one.start();
  const second = two.start();
  await settled(5);
  expect(log).toEqual(['one leads']);
  one.close();
  await first;
  await settled(5);
  expect(log).toEqual(['one leads', 'two leads']);
  two.close();
  await second;
});

it('stops waiting in line when its tab ends', async () => {
  const log: string[] = [];
  const one = aTab('b', log, 'one');
  const two = aTab('b', log, 'two');
  const first = one.start();
  const second = two.start();
  await settled(5);
  two.close();
  await second;
  one.close();
  await first;
  expect(log).toEqual(['one leads']);
  expect(two.errors).toEqual([]);
});

it('gives a leader that broke another turn after a while', async () => {
  const log: string[] = [];
  const one = aTab('c', log, 'one');
  one.set.breaks = true;
  const done = one.start();
  await settled(5);
  expect(one.errors).toHaveLength(1);
  one.set.breaks = false;
  one.clock.pass(500);
  await settled(5);
  expect(log).toEqual(['one leads', 'one leads']);
  one.close();
  await done;
});
