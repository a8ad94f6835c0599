import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import { type Finding, type FindingId, inOrder } from '#domain/finding/finding.ts';
import { canRejectRest, findingsInView, focusOf, nextOpen } from './finding-order.ts';
import { findingRows } from './finding-rows.ts';

const id = (n: number) => `fnd_0000000${n}` as FindingId;

function finding(n: number, score: number, status: Finding['status'] = 'open'): Finding {
  return {
    id: id(n),
    classId: 'dense-block',
    score,
    box: imageBox(n * 100, 0, 50, 50),
    status,
    reason: null,
    disposedBy: null,
  };
}

const three = [finding(1, 0.4), finding(2, 0.9), finding(3, 0.5)];

it('numbers the strongest first and says strength in words', () => {
  const rows = findingRows(
    three,
    (classId) => classId,
    () => null,
    id(3),
  );
  expect(rows.map(({ id, number, strength, isFocused }) => [id, number, strength, isFocused])).toEqual([
    [id(2), 1, 'strong', false],
    [id(3), 2, 'possible', true],
    [id(1), 3, 'possible', false],
  ]);
});

it('keeps its numbers when findings are answered', () => {
  const answered = three.map((one) => ({ ...one, status: 'rejected' as const }));
  expect(inOrder(answered).map((one) => one.id)).toEqual(inOrder(three).map((one) => one.id));
});

it('rests on the chosen finding, else on the strongest open one', () => {
  expect(focusOf(three, null)?.id).toBe(id(2));
  expect(focusOf(three, id(1))?.id).toBe(id(1));
  expect(focusOf([finding(1, 0.9, 'rejected'), finding(2, 0.4)], null)?.id).toBe(id(2));
  expect(focusOf([finding(1, 0.9, 'rejected')], null)).toBeNull();
});

it('steps to the next open finding and round the end', () => {
  expect(nextOpen(three, id(2), 1)).toBe(id(3));
  expect(nextOpen(three, id(1), 1)).toBe(id(2));
  expect(nextOpen(three, id(2), -1)).toBe(id(1));
  expect(nextOpen(three, null, 1)).toBe(id(2));
  expect(nextOpen(three, null, -1)).toBe(id(1));
  expect(nextOpen([finding(1, 0.5)], id(1), 1)).toBeNull();
  expect(nextOpen([], null, 1)).toBeNull();
});

it('lets all the rest go only after each has been in view', () => {
  expect(canRejectRest(three, new Set([id(1), id(2)]))).toBe(false);
  expect(canRejectRest(three, new Set([id(1), id(2), id(3)]))).toBe(true);
  expect(canRejectRest([finding(1, 0.5, 'rejected')], new Set())).toBe(false);
});

it('counts as in view what has its middle on the screen', () => {
  expect(findingsInView(three, imageBox(110, 0, 130, 100))).toEqual([id(1), id(2)]);
});
