import { expect, it, vi } from 'vitest';
import type { Officer } from '#domain/officer/officer.ts';
import { createWorkplace, type SessionAnswer, type Station, type WorkplacePorts } from './workplace.ts';

const officer = { id: 'off_00000001', username: 'officer1', displayName: 'Officer 1', role: 'officer' } as Officer;

function portsWith(more: Partial<WorkplacePorts>) {
  const dispose = vi.fn();
  let remembered: Officer | null = null;
  const ports: WorkplacePorts = {
    currentSession: () => Promise.resolve({ kind: 'ok', officer }),
    signIn: () => Promise.resolve({ kind: 'ok', officer }),
    signOut: () => Promise.resolve(),
    openStation: () => Promise.resolve({ dispose } as unknown as Station),
    memory: {
      read: () => remembered,
      write: (who) => {
        remembered = who;
      },
    },
    wait: () => Promise.resolve(),
    ...more,
  };
  return { ports, dispose, remembered: () => remembered };
}

it('opens the station of a running session', async () => {
  const { ports } = portsWith({});
  const workplace = createWorkplace(ports);
  await workplace.check();
  expect(workplace.get().kind).toBe('open');
});

it('asks who it is when nobody is signed in, and says why a sign-in failed', async () => {
  const { ports } = portsWith({
    currentSession: () => Promise.resolve({ kind: 'signed-out' }),
    signIn: () => Promise.resolve({ kind: 'refused', problem: 'wrong-credentials' }),
  });
  const workplace = createWorkplace(ports);
  await workplace.check();
  expect(workplace.get()).toEqual({ kind: 'signed-out', hasEnded: false });
  expect(await workplace.signIn('officer1', 'guess')).toBe('wrong-credentials');
  expect(workplace.get().kind).toBe('signed-out');
});

it('keeps trying a silent server, and goes on by itself', async () => {
  const answers: SessionAnswer[] = [{ kind: 'unreachable' }, { kind: 'unreachable' }, { kind: 'ok', officer }];
  const seen: string[] = [];
  const { ports } = portsWith({ currentSession: () => Promise.resolve(answers.shift() as SessionAnswer) });
  const workplace = createWorkplace(ports);
  workplace.subscribe(() => seen.push(workplace.get().kind));
  await workplace.check();
  expect(seen).toEqual(['no-contact', 'no-contact', 'opening', 'open']);
});

it('lets the officer who was here go on while the server is away', async () => {
  const { ports } = portsWith({ currentSession: () => Promise.resolve({ kind: 'unreachable' }) });
  ports.memory.write(officer);
  const workplace = createWorkplace(ports);
  await workplace.check();
  expect(workplace.get()).toMatchObject({ kind: 'open', officer });
});

it('takes the station down when the session ends, and remembers who may come back', async () => {
  const { ports, dispose, remembered } = portsWith({});
  const workplace = createWorkplace(ports);
  await workplace.check();
  workplace.end();
  expect(workplace.get()).toEqual({ kind: 'signed-out', hasEnded: true });
  expect(dispose).toHaveBeenCalledOnce();
  expect(remembered()).toEqual(officer);
});

it('forgets the officer on signing out', async () => {
  const { ports, dispose, remembered } = portsWith({});
  const workplace = createWorkplace(ports);
  await workplace.check();
  await workplace.signOut('here');
  expect([workplace.get().kind, dispose.mock.calls.length, remembered()]).toEqual(['signed-out', 1, null]);
});

it('says so when the station cannot be put up', async () => {
  const { ports } = portsWith({ openStation: () => Promise.reject(new Error('no storage')) });
  const workplace = createWorkplace(ports);
  await workplace.check();
  expect(workplace.get()).toEqual({ kind: 'failed', reason: 'no storage' });
});
