import { expect, it } from 'vitest';
import type { CaseRecord, RecordRow } from '#contract/record.ts';
import type { AuditEvent } from '#domain/audit/event.ts';
import { PLAIN_LOOK } from '../../canvas/model/look.ts';
import { recipeOf } from '../../canvas/view.ts';
import { createViewStore } from '../../canvas/view-store.ts';
import { neighbourRecord, recordsWith } from './record-rows.ts';
import { shownAs } from './shown-as.ts';
import { recipeText, timelineOf } from './timeline.ts';

const envelope = {
  commandId: '7d9f2c1e-5a55-4d7c-9c27-1f0d6a3f4b11',
  scanId: 'scn_00000001',
  leaseId: 'lse_00000001',
  baseRevision: 0,
  deviceAt: '2026-11-22T14:00:00.000Z',
};

function event(seq: number, action: AuditEvent['action'], command?: object, actorId: string | null = 'off_00000001') {
  return {
    seq,
    action,
    actorId,
    deviceAt: envelope.deviceAt,
    serverAt: '2026-11-22T14:00:01.000Z',
    hash: 'a'.repeat(64),
    details: command ? { command: { ...envelope, ...command } } : {},
  } as unknown as AuditEvent;
}

const record = (events: AuditEvent[]) =>
  ({
    events,
    officers: [{ id: 'off_00000001', displayName: 'Iris Vale' }],
    review: { findings: [{ id: 'fnd_00000001', classId: 'weapon' }] },
  }) as unknown as CaseRecord;

it('tells who did what, in the order of the trail', () => {
  const steps = timelineOf(
    record([
      event(1, 'scan.received', undefined, null),
      event(2, 'first-verdict.given', { name: 'give-first-verdict', verdict: 'clear' }),
      event(3, 'finding.rejected', { name: 'reject-finding', findingId: 'fnd_00000001', reason: 'image-artefact' }),
      event(4, 'decision.made', {
        name: 'decide',
        outcome: 'hold',
        note: 'Left wall',
        recipe: { plane: 'high', operations: [] },
      }),
    ]),
    (classId) => classId.toUpperCase(),
  );
  expect(steps.map(({ actor, what, isTurn }) => [actor, what, isTurn])).toEqual([
    ['Server', '', false],
    ['Iris Vale', 'Clear', true],
    ['Iris Vale', 'WEAPON · Artefact of the image', false],
    ['Iris Vale', 'Held · Left wall', true],
  ]);
});

it('never makes "nothing found" of a detector that failed', () => {
  const failed = { name: 'report-detection', report: { state: 'failed', reason: 'device lost' } };
  const [step] = timelineOf(record([event(1, 'detection.reported', failed)]), String);
  expect(step?.what).toBe('AI not available · device lost');
});

it('shows the scan as it was shown when it was decided', () => {
  const view = createViewStore();
  view.setState({ plane: 'low', transfer: 'linear', window: { centre: 0.31, width: 0.2 }, invert: true });
  const recipe = recipeOf(view.getState());
  expect(shownAs(recipe)).toEqual({
    look: PLAIN_LOOK,
    plane: 'low',
    transfer: 'linear',
    window: { centre: 0.31, width: 0.2 },
    invert: true,
    preset: null,
    isReferenceHeld: false,
  });
  expect(recipeText(recipe)).toContain('centre 0.31, width 0.2');
  expect(
    shownAs({ plane: 'low', operations: [{ id: 'invert', version: 9, parameters: { on: true } }] }),
  ).toBeUndefined();
});

it('finds records by officer, outcome and container number', () => {
  const row = (n: number, more: object) =>
    ({
      scanId: `scn_0000000${n}`,
      containerNumber: 'CSQU3054383',
      decidedBy: 'Iris Vale',
      outcome: 'clear',
      firstVerdict: 'clear',
      detection: 'done',
      ...more,
    }) as RecordRow;
  const rows = [row(1, {}), row(2, { outcome: 'hold', decidedBy: 'Noor Haddad' })];
  expect(recordsWith(rows, 'noor hold').map(({ scanId }) => scanId)).toEqual(['scn_00000002']);
  expect(recordsWith(rows, 'csqu 305438-3')).toHaveLength(2);
  expect(neighbourRecord(rows, null, 1)).toBe('scn_00000001');
  expect(neighbourRecord(rows, rows[0]?.scanId ?? null, 1)).toBe('scn_00000002');
});
