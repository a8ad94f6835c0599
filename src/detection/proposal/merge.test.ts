import { expect, it } from 'vitest';
import type { Candidate } from './candidate.ts';
import { mergeStrips } from './merge.ts';
import { iou, suppress } from './nms.ts';

const merging = { nmsIou: 0.5, crossClassIou: 0.7, borderPx: 8, maxProposals: 50 };
const scan = { columns: 900, scaleX: 2, scaleY: 3, widthPx: 1799, heightPx: 1500 };

it.each([
  { name: 'the same box', other: box(0, 0, 10, 10), expected: 1 },
  { name: 'half of it', other: box(0, 0, 5, 10), expected: 0.5 },
  { name: 'a neighbour', other: box(10, 0, 10, 10), expected: 0 },
  { name: 'nothing', other: box(5, 5, 0, 0), expected: 0 },
])('has an overlap of $expected with $name', ({ other, expected }) => {
  expect(iou(box(0, 0, 10, 10), other)).toBeCloseTo(expected, 9);
});

it('keeps the best of one class and lets classes share a place up to a limit', () => {
  const kept = suppress(
    [
      candidate('weapon', 0.6, 0, 0, 10, 10),
      candidate('weapon', 0.9, 1, 0, 10, 10),
      candidate('narcotics', 0.5, 0, 0, 10, 16),
      candidate('tobacco', 0.4, 1, 0, 10, 10),
    ],
    merging,
  );
  expect(kept.map(({ classId, score }) => `${classId} ${score}`)).toEqual(['weapon 0.9', 'narcotics 0.5']);
});

it('gives boxes in image pixels, within the image', () => {
  const strips = [{ xPx: 388, candidates: [candidate('weapon', 0.9, 500, 30, 12, 20)] }];
  expect(mergeStrips(strips, scan, merging, 512)).toEqual([
    { classId: 'weapon', score: 0.9, box: { x: 1776, y: 90, width: 23, height: 60 } },
  ]);
});

it('reports an object in the overlap of two strips once', () => {
  const strips = [
    { xPx: 0, candidates: [candidate('weapon', 0.8, 440, 100, 30, 20)] },
    { xPx: 384, candidates: [candidate('weapon', 0.7, 57, 101, 29, 20)] },
  ];
  expect(mergeStrips(strips, scan, merging, 512)).toHaveLength(1);
});

it('drops the fragment that the neighbouring strip shows of an object', () => {
  const strips = [
    { xPx: 0, candidates: [candidate('weapon', 0.9, 360, 100, 40, 20)] },
    { xPx: 384, candidates: [candidate('weapon', 0.95, 0, 100, 16, 20)] },
  ];
  const proposals = mergeStrips(strips, scan, merging, 512);
  expect(proposals.map(({ box: { x, width } }) => [x, width])).toEqual([[720, 80]]);
});

it('unites an object that is wider than the overlap, over three strips', () => {
  const strips = [
    { xPx: 0, candidates: [candidate('tobacco', 0.5, 300, 100, 212, 200)] },
    { xPx: 384, candidates: [candidate('tobacco', 0.8, 0, 102, 512, 200)] },
    { xPx: 768, candidates: [candidate('tobacco', 0.6, 2, 100, 180, 200)] },
  ];
  const proposals = mergeStrips(strips, { ...scan, columns: 1280, widthPx: 2560 }, merging, 512);
  expect(proposals).toEqual([{ classId: 'tobacco', score: 0.8, box: { x: 600, y: 300, width: 1300, height: 606 } }]);
});

it('does not unite what stands on different levels', () => {
  const strips = [
    { xPx: 0, candidates: [candidate('tobacco', 0.5, 300, 100, 212, 80)] },
    { xPx: 384, candidates: [candidate('tobacco', 0.8, 0, 250, 300, 80)] },
  ];
  expect(mergeStrips(strips, scan, merging, 512)).toHaveLength(2);
});

it('shows no more than the allowed number, best first', () => {
  const candidates = Array.from({ length: 9 }, (_, i) => candidate('weapon', (i + 1) / 10, i * 40, 10, 20, 20));
  const proposals = mergeStrips([{ xPx: 0, candidates }], scan, { ...merging, maxProposals: 3 }, 512);
  expect(proposals.map(({ score }) => score)).toEqual([0.9, 0.8, 0.7]);
});

function box(x: number, y: number, width: number, height: number) {
  return { x, y, width, height };
}

function candidate(
  classId: string,
  score: number,
  ...[x, y, width, height]: [number, number, number, number]
): Candidate {
  return { classId, score, box: box(x, y, width, height) };
}
