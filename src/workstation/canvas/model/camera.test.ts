import { describe, expect, it } from 'vitest';
import { imageBox, imagePoint, screenPoint } from '#domain/annotation/space.ts';
import {
  type Camera,
  fitCamera,
  imageFromScreen,
  oneToOneCamera,
  panBy,
  posed,
  screenFromImage,
  showBox,
  sweep,
  visibleBox,
  zoomAt,
} from './camera.ts';
import { uprightPose } from './pose.ts';

const pose = uprightPose({ widthPx: 5000, heightPx: 1500 }, 1);
const viewport = { widthPx: 1000, heightPx: 500, pixelRatio: 2 };
const fit = fitCamera(pose, viewport);

it('fits the whole scan and centres it', () => {
  expect(fit).toEqual({ scale: 0.2, left: 0, top: -500, pose });
  expect(screenFromImage(fit, imagePoint(2500, 750))).toEqual({ x: 500, y: 250 });
});

it('gives back the place it came from', () => {
  const camera: Camera = { scale: 0.7, left: 123, top: -45, pose };
  const there = imageFromScreen(camera, screenPoint(321, 99));
  expect(screenFromImage(camera, there).x).toBeCloseTo(321);
  expect(screenFromImage(camera, there).y).toBeCloseTo(99);
});

it('keeps under the pointer what was there while it zooms', () => {
  const at = screenPoint(700, 250);
  const before = imageFromScreen(fit, at);
  const zoomed = zoomAt(fit, at, 8, viewport);
  expect(imageFromScreen(zoomed, at)).toEqual(before);
});

it('zooms no further out than the whole, no closer than 32 device pixels', () => {
  const at = screenPoint(0, 0);
  expect(zoomAt(fit, at, 0.1, viewport)).toEqual(fit);
  expect(zoomAt(fit, at, 1e6, viewport).scale).toBe(16);
});

it('shows one pixel of the scan on one device pixel', () => {
  const camera = oneToOneCamera(fit, viewport);
  expect(camera.scale).toBe(0.5);
  expect(imageFromScreen(camera, screenPoint(500, 250))).toEqual(imagePoint(2500, 750));
});

it('does not pan beyond the edges', () => {
  const camera = oneToOneCamera(fit, viewport);
  expect(panBy(camera, 1e6, 1e6, viewport)).toMatchObject({ scale: 0.5, left: 0, top: 0 });
  expect(panBy(camera, -1e6, -1e6, viewport)).toMatchObject({ scale: 0.5, left: 3000, top: 500 });
});

it('fits pixels of unequal pitch by their size in millimetres', () => {
  const tall = fitCamera(uprightPose(pose.image, 2), viewport);
  expect(tall).toMatchObject({ scale: 500 / 3000, top: 0 });
  expect(screenFromImage(tall, imagePoint(2500, 1500))).toEqual({ x: 500, y: 500 });
});

it('turns around the middle of the canvas', () => {
  const camera = zoomAt(fit, screenPoint(250, 250), 8, viewport);
  const middle = imageFromScreen(camera, screenPoint(500, 250));
  const turned = posed(camera, { ...pose, quarterTurns: 2, isMirrored: true }, viewport);
  expect(screenFromImage(turned, middle)).toEqual({ x: 500, y: 250 });
});

describe('a sweep', () => {
  it('goes from the whole scan to full height, and reads it to the end in a few presses', () => {
    const views = [sweep(fit, 'right', viewport)];
    while (views.length < 20 && !isAtEnd(views.at(-1) as Camera)) {
      views.push(sweep(views.at(-1) as Camera, 'right', viewport));
    }
    expect(views.map(({ left }) => left)[0]).toBe(0);
    expect(views.length).toBeLessThanOrEqual(5);
    for (const [i, view] of views.slice(1).entries()) {
      const before = visibleBox(views[i] as Camera, viewport);
      expect(view.left).toBeLessThanOrEqual(before.x + before.width * 0.9 + 1e-9);
    }
  });

  it('begins at the far end when it goes left', () => {
    const camera = sweep(fit, 'left', viewport);
    expect(camera.left + viewport.widthPx / camera.scale).toBeCloseTo(5000);
  });

  function isAtEnd(camera: Camera): boolean {
    return camera.left + viewport.widthPx / camera.scale >= pose.image.widthPx - 1e-6;
  }
});

describe('showing a box', () => {
  it('changes nothing when it is in sight', () => {
    expect(showBox(fit, imageBox(100, 100, 50, 50), viewport)).toBe(fit);
  });

  it('moves to it without zooming when it fits', () => {
    const camera = oneToOneCamera(fit, viewport);
    const shown = showBox(camera, imageBox(4000, 200, 300, 300), viewport);
    expect(shown.scale).toBe(camera.scale);
    expect(visibleBox(shown, viewport).x + visibleBox(shown, viewport).width / 2).toBe(4000);
  });

  it('zooms out when it does not', () => {
    const close = zoomAt(fit, screenPoint(500, 250), 40, viewport);
    const box = imageBox(1000, 200, 900, 900);
    const view = visibleBox(showBox(close, box, viewport), viewport);
    expect(view.x).toBeLessThan(1000);
    expect(view.x + view.width).toBeGreaterThan(1900);
  });
});
