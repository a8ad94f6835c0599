import { expect, it } from 'vitest';
import { imagePoint } from '#domain/annotation/space.ts';
import {
  imageBoxFromPosed,
  imageFromPosed,
  imageStepFromPosed,
  posedFromImage,
  posedSize,
  uprightPose,
} from './pose.ts';

const image = { widthPx: 100, heightPx: 40 };
const upright = uprightPose(image, 2);

it('shows pixels in their true proportion', () => {
  expect(posedSize(upright)).toEqual({ widthPx: 100, heightPx: 80 });
  expect(posedFromImage(upright, imagePoint(10, 10))).toEqual({ x: 10, y: 20 });
});

it('turns clockwise', () => {
  const turned = { ...upright, quarterTurns: 1 };
  expect(posedSize(turned)).toEqual({ widthPx: 80, heightPx: 100 });
  expect(posedFromImage(turned, imagePoint(0, 0))).toEqual({ x: 80, y: 0 });
  expect(posedFromImage(turned, imagePoint(100, 0))).toEqual({ x: 80, y: 100 });
  expect(imageStepFromPosed(turned, 0, 1).dx).toBeCloseTo(1);
  expect(imageStepFromPosed(turned, 0, 1).dy).toBeCloseTo(0);
});

it('mirrors left and right before it turns', () => {
  expect(posedFromImage({ ...upright, isMirrored: true }, imagePoint(10, 10))).toEqual({ x: 90, y: 20 });
  expect(posedFromImage({ ...upright, isMirrored: true, quarterTurns: 2 }, imagePoint(10, 10))).toEqual({
    x: 10,
    y: 60,
  });
});

it.each([0, 1, 2, 3])('finds its way back after %s turns', (quarterTurns) => {
  for (const isMirrored of [false, true]) {
    const pose = { ...upright, quarterTurns, isMirrored };
    const posed = posedFromImage(pose, imagePoint(13, 7));
    expect(imageFromPosed(pose, posed).x).toBeCloseTo(13);
    expect(imageFromPosed(pose, posed).y).toBeCloseTo(7);
    const { widthPx, heightPx } = posedSize(pose);
    const { x, y, width, height } = imageBoxFromPosed(pose, 0, 0, widthPx, heightPx);
    expect([x, y, width, height].map(Math.round).map(Math.abs)).toEqual([0, 0, 100, 40]);
  }
});
