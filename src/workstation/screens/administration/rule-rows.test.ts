import { expect, it } from 'vitest';
import type { TargetingRuleRow } from '#contract/targeting.ts';
import { ruleLines } from './rule-rows.ts';

const rule: TargetingRuleRow = {
  id: 'trl_00000001' as TargetingRuleRow['id'],
  classId: 'weapon',
  change: -0.2,
  commodity: null,
  origin: null,
  destination: null,
  setAt: '2026-05-01T00:00:00.000Z',
  expiresAt: '2026-06-01T00:00:00.000Z',
  reason: 'why',
  setBy: 'Supervisor 1',
  ended: null,
};
const NOW_MS = Date.parse('2026-05-20T00:00:00.000Z');
const line = (more: Partial<TargetingRuleRow>) => ruleLines([{ ...rule, ...more }], NOW_MS)[0];

it('tells what is in force from what was', () => {
  expect(line({})?.state).toBe('in-force');
  expect(line({ expiresAt: '2026-05-20T00:00:00.000Z' })?.state).toBe('expired');
  const ended = { endedAt: '2026-05-02T00:00:00.000Z', endedBy: 'Supervisor 1' };
  expect(line({ ended, expiresAt: '2026-05-10T00:00:00.000Z' })?.state).toBe('ended');
});

it('writes changes with their sign and routes only where there is one', () => {
  expect([line({})?.changeText, line({ change: 0.05 })?.changeText]).toEqual(['−0.20', '+0.05']);
  expect(line({})?.route).toBeNull();
  expect(line({ origin: 'IN' })?.route).toEqual({ origin: 'IN', destination: null });
});
