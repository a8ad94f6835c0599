import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { DetectionReport } from '#domain/finding/detection-report.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { doneReport } from '#testing/review.ts';
import { placeWords } from './place-words.ts';

const scan = (doors?: 'left' | 'right') => ({ sidecar: { pixelPitchMm: { x: 10, y: 10 }, doors } }) as Scan;
const detection = {
  ...doneReport(),
  loads: [{ box: imageBox(0, 0, 1200, 240), loadedProbability: 1, types: [], fill: 1, roof: 'top' }],
} as DetectionReport;

it('speaks of rows as the yard counts them', () => {
  const place = imageBox(890, 200, 20, 20);
  expect(placeWords(scan('right'), detection)(place)).toBe('3rd row from the doors (3.0 m), near the floor');
  expect(placeWords(scan(), detection)(imageBox(100, 10, 20, 20))).toBe('1st row from the left (1.1 m), near the roof');
});

it('keeps silent where the detector framed no container', () => {
  expect(placeWords(scan(), { state: 'late' })(imageBox(0, 0, 1, 1))).toBeNull();
  expect(placeWords(scan(), null)(imageBox(0, 0, 1, 1))).toBeNull();
});
