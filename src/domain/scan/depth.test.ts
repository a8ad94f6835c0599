import { expect, it } from 'vitest';
import { depthSpread } from './depth.ts';

const pixelPitchMm = { x: 4, y: 4 };

it('shortens what stands at the near wall and lengthens what stands at the far one', () => {
  const spread = depthSpread({ pixelPitchMm, geometry: { sourceToMiddleMm: 4876, sourceToDetectorMm: 7314 } });
  expect(spread).toEqual({ near: 0.75, far: 1.25, detectorPitchMm: 6 });
});

it('says nothing where nobody measured where the source stands', () => {
  expect(depthSpread({ pixelPitchMm, geometry: undefined })).toBeNull();
});
