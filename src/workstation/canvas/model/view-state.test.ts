import { describe, expect, it } from 'vitest';
import { imageBox, imagePoint } from '#domain/annotation/space.ts';
import { angleDegrees, lengthMm } from './measures.ts';
import { windowOfPreset } from './presets.ts';
import { nothingSeen, seenAfter, seenBoxes, seenFraction } from './seen-area.ts';
import { windowAfterDrag, windowAfterStep } from './window-gesture.ts';

const image = { widthPx: 6400, heightPx: 3200 };

describe('what has been seen', () => {
  it('grows with each view and counts only what was close enough', () => {
    const whole = seenAfter(nothingSeen, imageBox(0, 0, 6400, 3200), 0.3, image);
    const half = seenAfter(whole, imageBox(0, 0, 3200, 3200), 1, image);
    expect([seenFraction(nothingSeen, 0), seenFraction(whole, 0.3), seenFraction(whole, 1)]).toEqual([0, 1, 0]);
    expect(seenFraction(half, 1)).toBe(0.5);
    expect(seenFraction(half, 0.3)).toBe(1);
  });

  it('is the same object when a view shows nothing new', () => {
    const seen = seenAfter(nothingSeen, imageBox(0, 0, 6400, 3200), 1, image);
    expect(seenAfter(seen, imageBox(100, 100, 500, 500), 0.5, image)).toBe(seen);
  });

  it('is drawn as runs along each row', () => {
    const seen = seenAfter(nothingSeen, imageBox(0, 0, 400, 200), 1, image);
    expect(seenBoxes(seen, 1, image)).toEqual([imageBox(0, 0, 400, 100), imageBox(0, 100, 400, 100)]);
  });
});

describe('window and level', () => {
  const start = { centre: 0.5, width: 0.4 };

  it('follow the hand: right widens, down darkens, back is as before', () => {
    expect(windowAfterDrag(start, 0, 0)).toEqual(start);
    expect(windowAfterDrag(start, 100, 0).width).toBeGreaterThan(0.4);
    expect(windowAfterDrag(start, 0, 100).centre).toBeCloseTo(0.6);
  });

  it('keep within what can be seen', () => {
    expect(windowAfterDrag(start, -1e5, 1e5)).toEqual({ centre: 1, width: 256 / 65_535 });
    expect(windowAfterDrag(start, 1e5, -1e5)).toEqual({ centre: 0, width: 2 });
  });

  it('step by keys', () => {
    expect(windowAfterStep(start, 1, 0).centre).toBeCloseTo(0.48);
    expect(windowAfterStep(start, 0, -1).width).toBeCloseTo(0.4 / 1.15);
  });

  it('have presets that are parts of the automatic window', () => {
    expect(windowOfPreset('auto', start)).toEqual({ centre: 0.5, width: 0.4 });
    expect(windowOfPreset('middle', start)).toEqual({ centre: 0.5, width: 0.2 });
    expect(windowOfPreset('full', start)).toEqual({ centre: 0.5, width: 1 });
  });
});

it('measures with the pitch of each direction', () => {
  const way = [imagePoint(0, 0), imagePoint(3, 4)];
  expect(lengthMm(way, { x: 5, y: 5 })).toBe(25);
  expect(lengthMm(way, { x: 4, y: 0.5 })).toBeCloseTo(Math.hypot(12, 2));
  expect(lengthMm([...way, imagePoint(3, 0)], { x: 5, y: 5 })).toBe(45);
});

it('measures angles in millimetres, not in pixels', () => {
  const corner = [imagePoint(0, 0), imagePoint(0, 10), imagePoint(10, 0)];
  expect(angleDegrees(corner, { x: 4, y: 4 })).toBeCloseTo(45);
  expect(angleDegrees(corner, { x: 4 * Math.sqrt(3), y: 4 })).toBeCloseTo(60);
  expect(angleDegrees(corner.toReversed(), { x: 4, y: 4 })).toBeCloseTo(45);
});
