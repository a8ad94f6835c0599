import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { extentOf, lengthOf, totalMassKg } from '../bodies/solid.ts';
import { type ContainerFrame, cavitiesOf, FRAMES, holdOf, vesselOf } from './container-frame.ts';
import { containerShell } from './container-shell.ts';

const ALL = Object.values(FRAMES) as readonly ContainerFrame[];
const SEEDS = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Locking gear may stand out from the doors, mm. */
const GEAR_MM = 60;

describe.each(ALL)('the shell of a $name container', (frame) => {
  const shells = SEEDS.map((seed) => containerShell(frame, createRandom(seed)));

  it('stays within the outside dimensions', () => {
    for (const shell of shells) {
      const { x, y, z } = extentOf(shell);
      expect(x[0]).toBeGreaterThanOrEqual(0);
      expect(x[1]).toBeLessThanOrEqual(frame.lengthMm + GEAR_MM);
      expect(y[0]).toBeGreaterThanOrEqual(0);
      expect(y[1]).toBeLessThanOrEqual(frame.heightMm);
      expect(z[0]).toBeGreaterThanOrEqual(0);
      expect(z[1]).toBeLessThanOrEqual(frame.widthMm);
    }
  });

  it('weighs what such a container weighs', () => {
    for (const shell of shells) {
      expect(totalMassKg(shell) / frame.tareKg).toBeGreaterThan(0.75);
      expect(totalMassKg(shell) / frame.tareKg).toBeLessThan(1.25);
    }
  });

  it('differs from one box to the next, and not for one seed', () => {
    expect(shells[0]).not.toEqual(shells[1]);
    expect(containerShell(frame, createRandom('a'))).toEqual(shells[0]);
  });

  it('has its hold inside', () => {
    const { x, y, z } = holdOf(frame);
    for (const [span, outside] of [
      [x, frame.lengthMm],
      [y, frame.heightMm],
      [z, frame.widthMm],
    ] as const) {
      expect(lengthOf(span)).toBeGreaterThan(outside / 2);
      expect(span[0]).toBeGreaterThan(0);
      expect(span[1]).toBeLessThan(outside);
    }
  });

  it('has its cavities in the structure, outside of the hold', () => {
    const hold = holdOf(frame);
    for (const { extent } of cavitiesOf(frame)) {
      expect(extent.x[0]).toBeGreaterThanOrEqual(0);
      expect(extent.x[1]).toBeLessThanOrEqual(frame.lengthMm);
      expect(extent.y[0]).toBeGreaterThanOrEqual(0);
      expect(extent.y[1]).toBeLessThanOrEqual(frame.heightMm);
      expect(extent.z[0]).toBeGreaterThanOrEqual(0);
      expect(extent.z[1]).toBeLessThanOrEqual(frame.widthMm);
      const overlaps = (['x', 'y', 'z'] as const).every(
        (axis) => extent[axis][0] < hold[axis][1] && hold[axis][0] < extent[axis][1],
      );
      expect(overlaps).toBe(false);
    }
  });
});

describe('frames', () => {
  it('carry the size and type codes of ISO 6346, each once', () => {
    const codes = ALL.map((frame) => frame.sizeType);
    expect(new Set(codes).size).toBe(codes.length);
    // The first character tells the length, the second the height: 5 for a high cube.
    for (const { sizeType, lengthMm, heightMm } of ALL) {
      expect({ 2: 6058, 4: 12_192, L: 13_716 }[sizeType[0] as string]).toBe(lengthMm);
      expect(sizeType[1] === '5' ? 2896 : 2591).toBe(heightMm);
    }
  });

  it('hold a tank of the volume that tank containers have', () => {
    const { diameterMm, inside } = vesselOf(FRAMES.tank);
    const litres = (Math.PI / 4) * diameterMm * diameterMm * lengthOf(inside.x) * 1e-6;
    expect(litres).toBeGreaterThan(20_000);
    expect(litres).toBeLessThan(26_000);
  });
});
