import { expect, it } from 'vitest';
import { imageBox } from '../annotation/space.ts';
import type { CargoLoad } from '../finding/cargo-load.ts';
import { placeInContainer } from './place-in-container.ts';

const hold: CargoLoad = { box: imageBox(100, 50, 1200, 240), loadedProbability: 1, types: [], fill: 1, roof: 'top' };
const pitch = { sidecar: { pixelPitchMm: { x: 10, y: 10 } } };
const facing = (doors: 'left' | 'right') => ({ sidecar: { ...pitch.sidecar, doors } });
const at = (x: number, y: number) => imageBox(x - 5, y - 5, 10, 10);

it('counts rows from the doors where they are known, else from the nearer end of the picture', () => {
  const box = at(1000, 280);
  expect(placeInContainer(box, [hold], facing('right'))).toEqual({
    end: 'doors',
    fromEndM: expect.closeTo(3),
    fromFarEndM: expect.closeTo(9),
    row: 3,
    level: 'floor',
  });
  expect(placeInContainer(box, [hold], facing('left'))).toMatchObject({ end: 'doors', row: 8 });
  expect(placeInContainer(box, [hold], pitch)).toMatchObject({ end: 'right', row: 3 });
  expect(placeInContainer(at(200, 60), [hold], pitch)).toMatchObject({ end: 'left', row: 1, level: 'roof' });
});

it('knows the floor of a container that stands on its head or lies on its side', () => {
  expect(placeInContainer(at(200, 60), [{ ...hold, roof: 'bottom' }], pitch)?.level).toBe('floor');
  const turned: CargoLoad = { ...hold, box: imageBox(0, 0, 240, 1200), roof: 'left' };
  expect(placeInContainer(at(230, 1100), [turned], facing('right'))).toMatchObject({
    end: 'bottom',
    row: 1,
    level: 'floor',
  });
});

it('tells of a view from above how far along something lies, and no level', () => {
  const views = { sideHeightPx: 320, topStartPx: 336 };
  const above = { ...facing('right'), views };
  expect(placeInContainer(at(1000, 400), [hold], above)).toMatchObject({
    end: 'doors',
    fromEndM: expect.closeTo(3),
    row: 3,
    level: null,
  });
  expect(placeInContainer(at(1000, 280), [hold], above)?.level).toBe('floor');
  expect(placeInContainer(at(50, 400), [hold], above)).toBeNull();
});

it('says nothing outside of the container, or of one whose roof is not known', () => {
  expect(placeInContainer(at(50, 100), [hold], pitch)).toBeNull();
  expect(placeInContainer(at(200, 60), [{ ...hold, roof: undefined }], pitch)).toBeNull();
  expect(placeInContainer(at(200, 60), [], pitch)).toBeNull();
});
