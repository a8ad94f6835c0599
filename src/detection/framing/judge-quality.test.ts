import { describe, expect, it } from 'vitest';
import { type Plane, plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { judgeQuality } from './judge-quality.ts';

const { planes, sidecar } = simulateScan({ scenario: 'small', seed: 'quality', scannedAt: '2026-01-01T08:00:00Z' });
const [high, low] = sidecar.planes.map(({ energyMeV }) => energyMeV);
const energiesMeV = { high: high ?? 0, low: low ?? 0 };

const faultsOf = (change: (source: Plane) => Plane, pixelPitchMm = sidecar.pixelPitchMm) =>
  judgeQuality({ high: change(planes.high), low: change(planes.low), pixelPitchMm, energiesMeV }).faults;

const eachSample =
  (change: (sample: number, x: number, y: number) => number) =>
  ({ width, height, samples }: Plane) =>
    plane(
      width,
      height,
      samples.map((sample, i) => Math.min(65_535, change(sample, i % width, Math.floor(i / width)))),
    );

describe('the quality of a picture', () => {
  it('is good as the scanner delivers it', () => {
    expect(faultsOf((source) => source)).toEqual([]);
  });

  it.each([
    ['dark-edges', eachSample((sample, x) => (x < 14 ? sample * 0.7 : sample))],
    ['dark-edges', eachSample((sample, _x, y) => (y < 8 ? sample * 0.8 : sample))],
    ['saturated', eachSample((sample) => sample * 1.25)],
    ['levels', eachSample((sample) => sample * 0.4)],
    ['lines-failed', eachSample((sample, _x, y) => (y % 60 === 30 ? 0 : sample))],
    ['no-container', eachSample(() => 60_000)],
  ] as const)('has the fault %s', (fault, change) => {
    expect(faultsOf(change)).toContain(fault);
  });

  it('is stretched where the motion was not what the pitch says', () => {
    expect(faultsOf((source) => source, { ...sidecar.pixelPitchMm, x: sidecar.pixelPitchMm.x * 1.2 })).toContain(
      'proportions',
    );
  });
});
