import { expect, it } from 'vitest';
import { imageBox, screenPoint } from '#domain/annotation/space.ts';
import { fitCamera, panBy, zoomAt } from './camera.ts';
import { areaInSight, areTouching } from './in-sight.ts';
import { uprightPose } from './pose.ts';

const viewport = { widthPx: 800, heightPx: 400, pixelRatio: 1 };
const whole = fitCamera(uprightPose({ widthPx: 4000, heightPx: 2000 }, 1), viewport);
const close = zoomAt(whole, screenPoint(400, 200), 10, viewport);

it('holds all that is on the canvas, and some room around it', () => {
  for (const dxPx of [0, 13, 99, 150, 333]) {
    const camera = panBy(close, dxPx, -dxPx, viewport);
    const { x, y, width, height } = areaInSight(camera, viewport);
    const room = { x: 100 / camera.scale, y: 50 / camera.scale };
    expect(x).toBeLessThanOrEqual(camera.left - room.x);
    expect(y).toBeLessThanOrEqual(camera.top - room.y);
    expect(x + width).toBeGreaterThanOrEqual(camera.left + 800 / camera.scale + room.x);
    expect(y + height).toBeGreaterThanOrEqual(camera.top + 400 / camera.scale + room.y);
  }
});

it('leaves out what is far from the canvas', () => {
  const area = areaInSight(close, viewport);
  expect(areTouching(imageBox(0, 0, 900, 900), area)).toBe(false);
  expect(areTouching(imageBox(2000, 1000, 0, 0), area)).toBe(true);
  expect(areTouching(imageBox(0, 1000, 4000, 0), area)).toBe(true);
});

it('stays the same while the hand moves a little', () => {
  const areas = [1, 2, 3, 4, 5].map((dxPx) => areaInSight(panBy(close, dxPx, 0, viewport), viewport));
  expect(new Set(areas.map((area) => JSON.stringify(area))).size).toBe(1);
});
