import { expect, it } from 'vitest';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox } from '#domain/annotation/space.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { measuredSteps, readThicknesses, stepsIn } from './step-draft.ts';

let count = 0;
const newId = () => `ann_${++count}` as AnnotationId;
const drawn = { shape: { kind: 'box' as const, box: imageBox(100, 50, 80, 40) }, classId: null, note: '' };

it('reads thicknesses apart by commas or spaces, and nothing else', () => {
  expect(readThicknesses('7, 14 25.5;40')).toEqual([7, 14, 25.5, 40]);
  for (const text of ['', 'seven', '7, -1', '0', '5000']) expect(readThicknesses(text)).toBeNull();
});

it('makes one step of a box, or a row of them kept from their edges', () => {
  expect(stepsIn(drawn, { material: 'steel', thicknesses: '40' }, newId)).toMatchObject([
    { material: 'steel', thicknessMm: 40, box: { x: 100, width: 80, height: 40 } },
  ]);
  expect(stepsIn(drawn, { material: 'lead', thicknesses: '5, 10' }, newId)).toMatchObject([
    { thicknessMm: 5, box: { x: 110, y: 50, width: 20, height: 40 } },
    { thicknessMm: 10, box: { x: 150, width: 20 } },
  ]);
  expect(stepsIn(drawn, { material: 'lead', thicknesses: '' }, newId)).toEqual([]);
});

it('keeps the steps that could be read', () => {
  const steps = stepsIn(drawn, { material: 'steel', thicknesses: '10, 20' }, newId);
  const level = { attenuation: 1, error: 0.001 };
  const reading = { ok: true as const, value: { pixels: 400, high: level, low: level } };
  const kept = measuredSteps('scn_00000001' as ScanId, steps, [{ ok: false, problem: 'opaque' }, reading]);
  expect(kept).toMatchObject([{ thicknessMm: 20, pixels: 400, scanId: 'scn_00000001' }]);
});
