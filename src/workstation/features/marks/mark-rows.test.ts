import { expect, it } from 'vitest';
import type { Annotation, AnnotationId, Shape } from '#domain/annotation/annotation.ts';
import { imageBox, imagePoint } from '#domain/annotation/space.ts';
import { hasClass, markRows } from './mark-rows.ts';

const pitchMm = { x: 5, y: 4 };

function mark(n: number, shape: Shape, classId: string | null = null): Annotation {
  return {
    id: `ann_0000000${n}` as AnnotationId,
    shape,
    classId,
    note: '',
    drawnBy: 'off_00000001',
    changedAt: '',
  } as Annotation;
}

it('tells sizes in millimetres by the pitch of the scan', () => {
  const shapes: Shape[] = [
    { kind: 'box', box: imageBox(0, 0, 100, 50) },
    { kind: 'line', from: imagePoint(0, 0), to: imagePoint(60, 100) },
    { kind: 'polygon', points: [imagePoint(10, 0), imagePoint(30, 0), imagePoint(20, 50)] },
    { kind: 'point', at: imagePoint(1, 1) },
    { kind: 'polyline', points: [imagePoint(0, 0), imagePoint(60, 100), imagePoint(60, 200)] },
    { kind: 'angle', points: [imagePoint(0, 0), imagePoint(0, 50), imagePoint(40, 50)] },
  ];
  const rows = markRows(
    shapes.map((shape, i) => mark(i, shape)),
    pitchMm,
    String,
    () => null,
    null,
  );
  expect(rows.map(({ size }) => size)).toEqual([
    { widthMm: 500, heightMm: 200 },
    { lengthMm: 500 },
    { widthMm: 100, heightMm: 200 },
    null,
    { lengthMm: 900 },
    { degrees: 90 },
  ]);
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('names a place by its class and leaves notes and lengths without one', () => {
  const [row] = markRows(
    [mark(1, { kind: 'box', box: imageBox(0, 0, 1, 1) }, 'weapon')],
    pitchMm,
    (id) => id.toUpperCase(),
    ({ width }) => `at ${width}`,
    null,
  );
  expect([row?.title, row?.place]).toEqual(['WEAPON', 'at 1']);
  expect((['box', 'polygon', 'point', 'line'] as const).map(hasClass)).toEqual([true, true, false, false]);
});
