import { expect, it } from 'vitest';
import { createManualTimer, settled } from '#testing/sync/fake-tabs.ts';
import { createConnection, type Reach } from './connection.ts';

function aConnection() {
  const clock = createManualTimer();
  const set = { answer: async () => true, probes: 0 };
  const heard: Reach[] = [];
  const connection = createConnection({
    timer: clock.timer,
    chance: () => 1,
    probe: () => {
      set.probes += 1;
      return set.answer();
    },
  });
  connection.subscribe((reach) => heard.push(reach));
  return { connection, clock, set, heard };
}

it('knows nothing until something was answered', async () => {
  const { connection, heard } = aConnection();
  expect(connection.reach()).toBe('unknown');
  await connection.probeNow();
  expect(heard).toEqual(['online']);
});

it('asks again, less and less often, until the server answers', async () => {
  const { connection, clock, set, heard } = aConnection();
  set.answer = async () => Promise.reject(new TypeError('Failed to fetch'));
  connection.noteUnreachable();
  connection.noteUnreachable();
  expect(clock.pendingMs()).toEqual([500]);
  clock.pass(500);
  await settled();
  expect(clock.pendingMs()).toEqual([1000]);
  set.answer = async () => true;
  clock.pass(1000);
  await settled();
  expect(heard).toEqual(['offline', 'online']);
  expect(clock.pendingMs()).toEqual([]);
  expect(set.probes).toBe(2);
});

it('believes any request that got through', () => {
  const { connection, clock, heard } = aConnection();
  connection.noteUnreachable();
  connection.noteReached();
  expect(heard).toEqual(['offline', 'online']);
  expect(clock.pendingMs()).toEqual([]);
});
