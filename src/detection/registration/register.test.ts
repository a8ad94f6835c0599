import { describe, expect, it } from 'vitest';
import { alignedPlane } from '#imaging/compare/alignment.ts';
import { differencePlane, SAME } from '#imaging/compare/difference.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { register } from './register.ts';

const scan = simulateScan({ scenario: 'small', seed: 'registration', scannedAt: '2026-01-01T08:00:00Z' }).planes.high;

/** The same container as another passage would show it. */
function passage({ shiftX = 0, shiftY = 0, isMirrored = false, gain = 1 }): Plane {
  const alignment = isMirrored
    ? { scaleX: -1, scaleY: 1, shiftX: scan.width - shiftX, shiftY: -shiftY }
    : { scaleX: 1, scaleY: 1, shiftX: -shiftX, shiftY: -shiftY };
  const shown = alignedPlane(scan, alignment, gain, scan);
  const air = Math.round(60_000 * gain);
  return plane(
    scan.width,
    scan.height,
    shown.samples.map((sample) => sample || air),
  );
}

/** Share of the picture in which a difference shows. */
function shareDifferent(reference: Plane): number {
  const { alignment, gain, airSample } = register(scan, reference);
  const { samples } = differencePlane(scan, alignedPlane(reference, alignment, gain, scan), airSample);
  return samples.reduce((count, grey) => count + (Math.abs(grey - SAME) > 6000 ? 1 : 0), 0) / samples.length;
}

describe('a second passage of the same container', () => {
  it.each([
    ['in the same place', {}],
    ['further along and lower', { shiftX: 13, shiftY: 4 }],
    ['in a weaker beam', { shiftX: -7, gain: 0.8 }],
    ['the other way round', { isMirrored: true, shiftX: 5 }],
  ])('%s shows next to no difference', (_name, way) => {
    expect(register(scan, passage(way)).isByContainer).toBe(true);
    expect(shareDifferent(passage(way))).toBeLessThan(0.02);
  });

  it('shows what was put in since, and hardly anything else', () => {
    const reference = passage({ shiftX: 9 });
    const { width, height } = scan;
    const block = { left: Math.round(width * 0.45), top: Math.round(height * 0.45), side: 24 };
    const loaded = scan.samples.slice();
    for (let y = block.top; y < block.top + block.side; y++)
      for (let x = block.left; x < block.left + block.side; x++)
        loaded[y * width + x] = Math.round((loaded[y * width + x] as number) * 0.4);
    const now = plane(width, height, loaded);
    const { alignment, gain, airSample } = register(now, reference);
    const { samples } = differencePlane(now, alignedPlane(reference, alignment, gain, now), airSample);
    const middle = samples[(block.top + 12) * width + block.left + 12] as number;
    expect(middle).toBeLessThan(SAME * 0.5);
    const darker = samples.reduce((count, grey) => count + (grey < SAME * 0.5 ? 1 : 0), 0);
    expect(darker).toBeLessThan(block.side ** 2 * 2.5);
  });
});

it('lays edge on edge where there is no container', () => {
  const blank = plane(300, 120, new Uint16Array(36_000).fill(60_000));
  const registration = register(scan, blank);
  expect(registration.isByContainer).toBe(false);
  expect(registration.alignment.scaleX).toBeCloseTo(300 / scan.width, 1);
});
