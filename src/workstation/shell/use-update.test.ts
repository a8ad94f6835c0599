import { expect, it } from 'vitest';
import type { Officer } from '#domain/officer/officer.ts';
import type { Station, WorkplaceState } from './session/workplace.ts';
import { isFree } from './use-update.ts';

function working(current: object | null, waitingToSend = 0, heldCommands = 0): WorkplaceState {
  const station = {
    desk: { state: () => ({ current }) },
    status: { get: () => ({ waitingToSend, heldCommands }) },
  } as unknown as Station;
  return { kind: 'open', officer: {} as Officer, station };
}

it('waits while a case is in hand, while anything waits to be sent, and while an act stands refused', () => {
  expect(isFree(working({}))).toBe(false);
  expect(isFree(working(null, 1))).toBe(false);
  expect(isFree(working(null, 0, 1))).toBe(false);
  expect(isFree({ kind: 'opening', officer: {} as Officer })).toBe(false);
});

it('is free between cases, and when nobody is here', () => {
  expect(isFree(working(null))).toBe(true);
  expect(isFree({ kind: 'signed-out', hasEnded: false })).toBe(true);
});
