import { describe, expect, it } from 'vitest';
import type { Shape } from '#domain/annotation/annotation.ts';
import { imageBox, imagePoint } from '#domain/annotation/space.ts';
import { canvasDriver } from '#testing/canvas-driver.ts';
import { angleTool } from './angle-tool.ts';
import { boxTool } from './box-tool.ts';
import { lineTool } from './line-tool.ts';
import { panTool } from './pan-tool.ts';
import { pointTool } from './point-tool.ts';
import { polygonTool } from './polygon-tool.ts';
import { polylineTool } from './polyline-tool.ts';
import { regionTool } from './region-tool.ts';

const box = (x: number, y: number, width: number, height: number): Shape => ({
  kind: 'box',
  box: imageBox(x, y, width, height),
});
const line = (...[x, y, toX, toY]: [number, number, number, number]): Shape => ({
  kind: 'line',
  from: imagePoint(x, y),
  to: imagePoint(toX, toY),
});

it('the region tool opens the window over a part, leaves no mark and lets go', () => {
  const canvas = canvasDriver(regionTool).press(10, 10).drag(30, 40).release(50, 60);
  expect(canvas.windows).toEqual([imageBox(10, 10, 40, 50)]);
  expect(canvas.leftNoTrace()).toBe(true);
  expect(canvas.path()).toBe('select.idle');
});

describe('the box tool', () => {
  it('draws one box by a drag', () => {
    const canvas = canvasDriver(boxTool).press(10, 10).drag(30, 40).drag(50, 60).release(50, 60);
    expect(canvas.added).toEqual([box(10, 10, 40, 50)]);
    expect(canvas.path()).toBe('box.idle');
    expect(canvas.preview()).toBeNull();
  });

  it('draws one box by two clicks, whichever corner came first', () => {
    const canvas = canvasDriver(boxTool).click(50, 60).drag(20, 30).click(10, 10);
    expect(canvas.added).toEqual([box(10, 10, 40, 50)]);
  });

  it('draws nothing by one click, nor by two on the same spot', () => {
    expect(canvasDriver(boxTool).press(10, 10).release(11, 11).added).toEqual([]);
    expect(canvasDriver(boxTool).click(10, 10).click(11, 11).added).toEqual([]);
  });

  it('stays on the scan', () => {
    expect(canvasDriver(boxTool).press(-20, 350).drag(40, 460).release(40, 460).added).toEqual([box(0, 350, 40, 50)]);
  });

  it('places a box in the middle of the view by Enter, moves and resizes it by arrows', () => {
    const canvas = canvasDriver(boxTool).key('enter').key('move', 1, 0).key('resize', 0, -1).key('enter');
    expect(canvas.added).toEqual([box(468, 160, 80, 72)]);
    expect(canvas.path()).toBe('box.idle');
  });
});

describe('the line tool', () => {
  it('measures by a drag, by two clicks, and by keys', () => {
    expect(canvasDriver(lineTool).press(1, 2).drag(30, 2).release(31, 2).added).toEqual([line(1, 2, 31, 2)]);
    expect(canvasDriver(lineTool).click(1, 2).click(1, 40).added).toEqual([line(1, 2, 1, 40)]);
    expect(canvasDriver(lineTool).key('enter').key('resize', 2, 0).key('enter').added).toEqual([
      line(460, 160, 556, 240),
    ]);
  });
});

describe('the point tool', () => {
  it('pins one note by a click, none by a drag', () => {
    expect(canvasDriver(pointTool).click(7, 8).added).toEqual([{ kind: 'point', at: imagePoint(7, 8) }]);
    expect(canvasDriver(pointTool).press(7, 8).drag(90, 8).release(90, 8).added).toEqual([]);
  });

  it('pins one by keys', () => {
    const canvas = canvasDriver(pointTool).key('enter').key('move', 0, 1).key('enter');
    expect(canvas.added).toEqual([{ kind: 'point', at: imagePoint(500, 208) }]);
  });
});

describe('the polygon tool', () => {
  const corners = [imagePoint(10, 10), imagePoint(90, 10), imagePoint(50, 80)];

  it('is closed by a click on its first corner', () => {
    const canvas = canvasDriver(polygonTool).click(10, 10).click(90, 10).click(50, 80).click(13, 12);
    expect(canvas.added).toEqual([{ kind: 'polygon', points: corners }]);
    expect(canvas.path()).toBe('polygon.idle');
  });

  it('is closed by a double click, which sets one corner and not two', () => {
    const canvas = canvasDriver(polygonTool).click(10, 10).click(90, 10).doubleClick(50, 80);
    expect(canvas.added).toEqual([{ kind: 'polygon', points: corners }]);
  });

  it('is not closed before it has three corners', () => {
    const canvas = canvasDriver(polygonTool).click(10, 10).doubleClick(90, 10);
    expect(canvas.added).toEqual([]);
    expect(canvas.path()).toBe('polygon.drawing');
  });

  it('takes its last corner back', () => {
    const canvas = canvasDriver(polygonTool)
      .click(10, 10)
      .click(90, 10)
      .click(70, 70)
      .key('remove')
      .doubleClick(50, 80);
    expect(canvas.added).toEqual([{ kind: 'polygon', points: corners }]);
  });

  it('is drawn by keys: Enter sets a corner, Enter on a corner closes', () => {
    const canvas = canvasDriver(polygonTool).key('enter').key('enter');
    canvas.key('move', 4, 0).key('enter').key('move', 0, 4).key('enter').key('enter');
    expect(canvas.added).toEqual([
      { kind: 'polygon', points: [imagePoint(500, 200), imagePoint(532, 200), imagePoint(532, 232)] },
    ]);
  });
});

describe('the polyline tool', () => {
  it('ends with a double click and is not closed by its first corner', () => {
    const canvas = canvasDriver(polylineTool).click(10, 10).click(90, 10).click(11, 11).doubleClick(50, 80);
    expect(canvas.added).toEqual([
      { kind: 'polyline', points: [imagePoint(10, 10), imagePoint(90, 10), imagePoint(11, 11), imagePoint(50, 80)] },
    ]);
  });

  it('shows what it measures while it is drawn', () => {
    const canvas = canvasDriver(polylineTool).click(10, 10).drag(40, 50);
    expect(canvas.preview()?.shape).toEqual({ kind: 'polyline', points: [imagePoint(10, 10), imagePoint(40, 50)] });
  });
});

describe('the angle tool', () => {
  it('is whole with its third place', () => {
    const canvas = canvasDriver(angleTool).click(10, 10).click(10, 90).click(90, 90);
    expect(canvas.added).toEqual([
      { kind: 'angle', points: [imagePoint(10, 10), imagePoint(10, 90), imagePoint(90, 90)] },
    ]);
    expect(canvas.path()).toBe('angle.idle');
  });
});

const UNFINISHED = {
  'polyline, two corners': () => canvasDriver(polylineTool).click(10, 10).click(90, 10),
  'angle, one leg': () => canvasDriver(angleTool).click(10, 10).click(90, 10).drag(90, 90),
  'box, dragging': () => canvasDriver(boxTool).press(10, 10).drag(90, 90),
  'box, one corner set': () => canvasDriver(boxTool).click(10, 10).drag(90, 90),
  'box, by keys': () => canvasDriver(boxTool).key('enter').key('move', 1, 1),
  'line, dragging': () => canvasDriver(lineTool).press(10, 10).drag(90, 90),
  'line, by keys': () => canvasDriver(lineTool).key('enter'),
  'point, pressed': () => canvasDriver(pointTool).press(10, 10),
  'point, by keys': () => canvasDriver(pointTool).key('enter').key('move', 1, 1),
  'polygon, three corners': () => canvasDriver(polygonTool).click(10, 10).click(90, 10).click(50, 80),
  'polygon, by keys': () => canvasDriver(polygonTool).key('enter').key('enter').key('move', 9, 9),
};

describe.each(Object.entries(UNFINISHED))('a gesture given up: %s', (_name, begin) => {
  it('leaves no trace by Escape', () => {
    const canvas = begin().escape();
    expect(canvas.leftNoTrace()).toBe(true);
    expect(canvas.path()).toMatch(/idle$/);
  });

  it('leaves no trace by a change of tool', () => {
    const canvas = begin().switchTo(panTool);
    expect(canvas.leftNoTrace()).toBe(true);
    expect(canvas.release(90, 90).leftNoTrace()).toBe(true);
    expect(canvas.path()).toBe('pan.idle');
  });
});
