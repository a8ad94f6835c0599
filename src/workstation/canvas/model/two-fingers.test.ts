import { expect, it } from 'vitest';
import { screenPoint } from '#domain/annotation/space.ts';
import { createTwoFingers } from './two-fingers.ts';

const window = { centre: 0.5, width: 0.4 };
const pair = (x1: number, y1: number, x2: number, y2: number) => [screenPoint(x1, y1), screenPoint(x2, y2)] as const;
const begun = () => createTwoFingers(pair(100, 100, 200, 100), window);

it('zooms about the middle as far as the fingers part, step by step', () => {
  const move = begun();
  expect(move(pair(90, 100, 210, 100))).toEqual({ kind: 'zoom', at: screenPoint(150, 100), factor: 1.2, dx: 0, dy: 0 });
  expect(move(pair(100, 110, 220, 110))).toEqual({
    kind: 'zoom',
    at: screenPoint(160, 110),
    factor: 1,
    dx: 10,
    dy: 10,
  });
});

it('sets the window when both go up or down', () => {
  const move = begun();
  const moved = move(pair(100, 140, 200, 140));
  expect(moved).toMatchObject({ kind: 'window', window: { width: 0.4 } });
  expect(moved?.kind === 'window' && moved.window.centre).toBeGreaterThan(0.5);
  expect(move(pair(60, 140, 240, 140))?.kind).toBe('window');
});

it('waits until the fingers have left their places', () => {
  const move = begun();
  expect(move(pair(103, 104, 204, 103))).toBeNull();
  expect(move(pair(103, 104, 224, 103))?.kind).toBe('zoom');
});
