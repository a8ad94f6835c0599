import { expect, it } from 'vitest';
import { imagePoint } from '../annotation/space.ts';
import type { OfficerId } from '../officer/officer.ts';
import type { ScanId } from '../scan/scan.ts';
import { addRemark, askSeniors, closeEscalation, type Escalation, type Remark, type RemarkId } from './escalation.ts';

const ASKER = 'off_00000001' as OfficerId;
const SENIOR = 'off_00000002' as OfficerId;
const SCAN = 'scn_00000001' as ScanId;

let count = 0;
const remark = (by: OfficerId, text = 'what is this?'): Remark => ({
  id: `rmk_${String(++count).padStart(8, '0')}` as RemarkId,
  by,
  at: '2026-01-01T12:00:00.000Z',
  place: { kind: 'point', at: imagePoint(5, 6) },
  text,
});

function having(escalation: Escalation, said: Remark): Escalation {
  const result = addRemark(escalation, said);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

it('waits for a senior, is answered by one, and waits again when the officer asks on', () => {
  const asked = askSeniors(null, SCAN, remark(ASKER), 'officer');
  expect(asked).toMatchObject({ state: 'open', askedBy: ASKER, decider: 'officer', closed: null });
  const answered = having(asked, remark(SENIOR, 'a battery'));
  expect(answered.state).toBe('answered');
  expect(having(answered, remark(ASKER)).state).toBe('open');
  expect(having(answered, remark(ASKER)).remarks.map(({ by }) => by)).toEqual([ASKER, SENIOR, ASKER]);
});

it('ends once, and takes no word after that', () => {
  const asked = askSeniors(null, SCAN, remark(ASKER), 'officer');
  const closed = closeEscalation(asked, SENIOR, '2026-01-01T13:00:00.000Z');
  if (!closed.ok) throw new Error(closed.problem);
  expect(closed.value).toMatchObject({ state: 'closed', closed: { by: SENIOR } });
  expect(addRemark(closed.value, remark(ASKER))).toMatchObject({ problem: 'escalation-closed' });
  expect(closeEscalation(closed.value, ASKER, '2026-01-01T13:00:00.000Z')).toMatchObject({
    problem: 'escalation-closed',
  });
});

it('keeps what was said before when the scan is asked about again', () => {
  const asked = askSeniors(null, SCAN, remark(ASKER), 'officer');
  const again = askSeniors(having(asked, remark(SENIOR)), SCAN, remark(SENIOR, 'and this?'), 'senior');
  expect(again).toMatchObject({ state: 'open', askedBy: SENIOR, decider: 'senior' });
  expect(again.remarks).toHaveLength(3);
});

it('keeps no more than 200 remarks', () => {
  let escalation = askSeniors(null, SCAN, remark(ASKER), 'officer');
  for (let i = 1; i < 200; i++) escalation = having(escalation, remark(SENIOR));
  expect(addRemark(escalation, remark(SENIOR))).toMatchObject({ problem: 'remarks-too-many' });
});
