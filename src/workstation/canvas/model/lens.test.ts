import { expect, it } from 'vitest';
import { imagePoint } from '#domain/annotation/space.ts';
import { fitCamera, imageFromScreen, screenFromImage } from './camera.ts';
import { lensAt } from './lens.ts';
import { uprightPose } from './pose.ts';

const viewport = { widthPx: 1000, heightPx: 500, pixelRatio: 2 };
const pose = { ...uprightPose({ widthPx: 4000, heightPx: 1000 }, 1.5), isMirrored: true, quarterTurns: 1 };
const camera = fitCamera(pose, viewport);
const pointer = imagePoint(1200, 300);

it('keeps under the pointer what is under it, closer', () => {
  const lens = lensAt(camera, viewport, pointer);
  const at = screenFromImage(camera, pointer);
  const inLens = imageFromScreen(lens.camera, at);
  expect(inLens.x).toBeCloseTo(pointer.x, 6);
  expect(inLens.y).toBeCloseTo(pointer.y, 6);
  expect(lens.box.right - lens.box.left).toBe(840);
  expect((lens.box.left + lens.box.right) / 2).toBeCloseTo(at.x * 2, 0);
});

it('shows at least one pixel of the scan on one of the screen, and no more than the camera can', () => {
  expect(lensAt({ ...camera, scale: 0.05 }, viewport, pointer).camera.scale).toBe(0.5);
  expect(lensAt({ ...camera, scale: 1 }, viewport, pointer).camera.scale).toBe(3);
  expect(lensAt({ ...camera, scale: 14 }, viewport, pointer).camera.scale).toBe(16);
});
