import { expect, it } from 'vitest';
import { imageBox } from '../annotation/space.ts';
import { sameAlong, viewAt, viewBox } from './views.ts';

const size = { widthPx: 100, heightPx: 90 };
const views = { sideHeightPx: 40, topStartPx: 56 };

it('tells which view a place lies in, and where each view lies', () => {
  expect([0, 39.9, 50, 56, 89].map((y) => viewAt(views, { y }))).toEqual(['side', 'side', 'side', 'top', 'top']);
  expect(viewBox(size, views, 'side')).toEqual({ x: 0, y: 0, width: 100, height: 40 });
  expect(viewBox(size, views, 'top')).toEqual({ x: 0, y: 56, width: 100, height: 34 });
});

it('finds the same part of the container in the other view, both ways', () => {
  expect(sameAlong(size, views, imageBox(20, 5, 8, 10))).toEqual({ x: 20, y: 56, width: 8, height: 34 });
  expect(sameAlong(size, views, imageBox(20, 60, 8, 10))).toEqual({ x: 20, y: 0, width: 8, height: 40 });
});
