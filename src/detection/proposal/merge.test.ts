import { expect, it } from 'vitest';
import { createRandom, type Random } from '#base/random.ts';
import type { Candidate } from './candidate.ts';
import { mergeStrips } from './merge.ts';
import { intersection, iou, suppress } from './nms.ts';

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

it('holds back what a strip still to come will show the rest of', () => {
  const wide = { ...scan, columns: 1280, widthPx: 2560 };
  const middle = {
    xPx: 384,
    candidates: [
      candidate('tobacco', 0.8, 0, 102, 400, 200),
      candidate('weapon', 0.7, 200, 500, 40, 40),
      candidate('liquor', 0.6, 420, 20, 92, 60),
    ],
  };
  const left = { xPx: 0, candidates: [candidate('tobacco', 0.5, 300, 100, 212, 200)] };
  const classesOf = (missing: number[], ...strips: (typeof left)[]) =>
    mergeStrips(strips, wide, merging, 512, missing).map(({ classId }) => classId);
  expect(classesOf([0, 768], middle)).toEqual(['weapon']);
  expect(classesOf([768], left, middle)).toEqual(['tobacco', 'weapon']);
  expect(classesOf([], left, middle)).toEqual(['tobacco', 'weapon', 'liquor']);
});

it('lets nothing that it proposed vanish while strips come, in whatever order', () => {
  const random = createRandom('arrival');
  const wide = { ...scan, columns: 1280, widthPx: 2560 };
  for (let round = 0; round < 300; round++) {
    const objects = Array.from({ length: 8 }, () => anywhere(random));
    const strips = [0, 384, 768].map((xPx) => ({
      xPx,
      candidates: objects.flatMap((one) => seenFrom(xPx, one, random)),
    }));
    const order = strips.toSorted(() => random.next() - 0.5);
    const proposedAfter = (count: number) => {
      const come = strips.filter((strip) => order.indexOf(strip) < count);
      const missing = order.slice(count).map(({ xPx }) => xPx);
      return mergeStrips(come, wide, merging, 512, missing);
    };
    const last = proposedAfter(3);
    for (const early of [...proposedAfter(1), ...proposedAfter(2)]) {
      const inItsPlace = last.some((late) => intersection(late.box, early.box) > 0.5 * area(early.box));
      expect(inItsPlace, `round ${round}: ${JSON.stringify(early)}`).toBe(true);
    }
  }
});

const area = ({ width, height }: Candidate['box']) => width * height;

function anywhere(random: Random): Candidate {
  const between = (least: number, most: number) => least + Math.floor((most - least) * random.next());
  const classId = random.next() < 0.5 ? 'weapon' : 'tobacco';
  return candidate(
    classId,
    0.4 + 0.5 * random.next(),
    between(0, 1000),
    between(0, 600),
    between(30, 280),
    between(30, 150),
  );
}

/** What the strip at `xPx` shows of an object, a little off. */
function seenFrom(xPx: number, { classId, score, box: whole }: Candidate, random: Random): Candidate[] {
  const [left, right] = [Math.max(0, whole.x - xPx), Math.min(512, whole.x + whole.width - xPx)];
  if (right - left < 20) return [];
  const noise = () => 2 * random.next();
  return [
    candidate(classId, score + 0.1 * random.next(), left, whole.y + noise(), right - left, whole.height + noise()),
  ];
}

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
