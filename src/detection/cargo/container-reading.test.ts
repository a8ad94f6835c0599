import { describe, expect, it } from 'vitest';
import type { ModelPackManifest } from '../pack/manifest.ts';
import { readContainer, type StripOutputs } from './container-reading.ts';

const MANIFEST = {
  input: { stripWidthPx: 64, stripHeightPx: 32 } as ModelPackManifest['input'],
  auxiliary: [
    { name: 'matter', stride: 32, channels: ['density', 'changed'] },
    { name: 'cargo', stride: 32, channels: ['empty', 'paper', 'tyres', 'fill'] },
    { name: 'novelty', stride: 32, channels: ['distance'] },
  ],
};
const FIVE_G_PER_CM2 = Math.log(6);

/** Two cells side by side, by output and channel. */
const strip = (xPx: number, [empty, paper, tyres]: readonly number[]): StripOutputs => ({
  xPx,
  heads: {
    matter: new Float32Array([FIVE_G_PER_CM2, FIVE_G_PER_CM2, -9, -9]),
    cargo: new Float32Array([empty, empty, paper, paper, tyres, tyres, 0, 0].map((value) => value ?? 0)),
    novelty: new Float32Array([1, 3]),
  },
});
const PAPER = [0, 20, 0];
const NOTHING = [20, 0, 0];

describe('a container', () => {
  it('is of the kind of cargo that its cells show', () => {
    const reading = readContainer([strip(0, PAPER)], { x: 0, y: 0, width: 64, height: 32 }, 10, MANIFEST);
    expect(reading?.types.paper).toBeCloseTo(1, 5);
    expect(reading?.fullest).toBeCloseTo(1, 5);
  });

  it('is empty when no cell shows cargo', () => {
    const reading = readContainer([strip(0, NOTHING)], { x: 0, y: 0, width: 64, height: 32 }, 10, MANIFEST);
    expect(reading?.fullest).toBeCloseTo(0, 5);
  });

  it('counts the mass of what lies in its box once, where strips overlap', () => {
    const strips = [strip(0, PAPER), strip(32, PAPER)];
    const reading = readContainer(strips, { x: 0, y: 0, width: 96, height: 32 }, 10, MANIFEST);
    // 3 cells of 32 × 32 cm at 5 g/cm².
    expect(reading?.seenKg).toBeCloseTo((3 * 32 * 32 * 5) / 1000, 3);
  });

  it('cannot be read off a pack without such outputs', () => {
    const box = { x: 0, y: 0, width: 64, height: 32 };
    expect(readContainer([strip(0, PAPER)], box, 10, { input: MANIFEST.input })).toBeUndefined();
  });
});
