import { describe, expect, it } from 'vitest';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox, imagePoint } from '#domain/annotation/space.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import { canvasDriver } from '#testing/canvas-driver.ts';
import { boxTool } from './box-tool.ts';
import { selectTool } from './select-tool.ts';

const box = 'ann_box' as AnnotationId;
const line = 'ann_line' as AnnotationId;
const finding = 'fnd_one' as FindingId;
const marked = () =>
  canvasDriver(selectTool, {
    annotations: [
      { id: box, shape: { kind: 'box', box: imageBox(100, 100, 200, 100) } },
      { id: line, shape: { kind: 'line', from: imagePoint(120, 150), to: imagePoint(180, 150) } },
    ],
    findings: [{ id: finding, box: imageBox(600, 100, 50, 50) }],
  });

it('selects what is clicked, of several the smallest, and nothing on empty ground', () => {
  expect(marked().click(250, 120).selection()).toBe(box);
  expect(marked().click(150, 152).selection()).toBe(line);
  expect(marked().click(250, 120).click(800, 300).selection()).toBeNull();
});

it('turns to a finding that is clicked', () => {
  expect(marked().click(620, 120).focused).toEqual([finding]);
});

it('moves the picture by a drag, on whatever it begins', () => {
  const canvas = marked().press(620, 120).drag(640, 130).drag(650, 130).release(650, 130);
  expect(canvas.panned).toEqual([[30, 10]]);
  expect(canvas.leftNoTrace()).toBe(true);
});

describe('the selected shape', () => {
  it('is moved by a drag, once, and not beyond the scan', () => {
    const canvas = marked().select(box).press(250, 120).drag(260, 130).drag(270, 500).release(270, 500);
    expect(canvas.changed).toEqual([[box, { kind: 'box', box: imageBox(120, 300, 200, 100) }]]);
  });

  it('is resized by its corner and by its side', () => {
    const corner = marked().select(box).press(300, 200).drag(310, 190).release(320, 180);
    expect(corner.changed).toEqual([[box, { kind: 'box', box: imageBox(100, 100, 220, 80) }]]);
    const side = marked().select(box).press(100, 150).drag(90, 170).release(80, 170);
    expect(side.changed).toEqual([[box, { kind: 'box', box: imageBox(80, 100, 220, 100) }]]);
  });

  it('turns over when a corner is pulled across', () => {
    const canvas = marked().select(box).press(300, 200).drag(90, 90).release(50, 60);
    expect(canvas.changed).toEqual([[box, { kind: 'box', box: imageBox(50, 60, 50, 40) }]]);
  });

  it('has the ends of a line pulled', () => {
    const canvas = marked().select(line).press(180, 150).drag(190, 160).release(200, 170);
    expect(canvas.changed).toEqual([[line, { kind: 'line', from: imagePoint(120, 150), to: imagePoint(200, 170) }]]);
  });

  it('is moved and resized by keys, with one change when the hand rests', () => {
    const canvas = marked().select(box).key('move', 1, 0).key('move', 1, 0).key('resize', 0, 1);
    expect(canvas.changed).toEqual([]);
    canvas.key('settle');
    expect(canvas.changed).toEqual([[box, { kind: 'box', box: imageBox(116, 100, 200, 108) }]]);
    expect(canvas.path()).toBe('select.idle');
  });

  it('is removed by a key', () => {
    const canvas = marked().select(box).key('remove');
    expect(canvas.removed).toEqual([box]);
    expect(canvas.selection()).toBeNull();
  });
});

it('walks through the marks by Enter', () => {
  const canvas = marked().key('enter');
  expect(canvas.selection()).toBe(box);
  expect(canvas.key('enter').selection()).toBe(line);
  expect(canvas.key('enter').selection()).toBe(box);
});

it.each([
  ['pulling', () => marked().select(box).press(300, 200).drag(310, 190)],
  ['moving', () => marked().select(box).press(250, 120).drag(260, 130)],
  ['adjusting by keys', () => marked().select(box).key('move', 1, 0)],
])('%s leaves no trace when given up', (_name, begin) => {
  expect(begin().escape().leftNoTrace()).toBe(true);
  expect(begin().switchTo(boxTool).leftNoTrace()).toBe(true);
});
