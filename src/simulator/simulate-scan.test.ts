import { describe, expect, it } from 'vitest';
import { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { Plane } from '#imaging/plane.ts';
import { FRAMES } from './conveyance/container-frame.ts';
import { demoCases, SCENARIOS } from './scenarios/scenarios.ts';
import { type SimulatedScan, simulateScan } from './simulate-scan.ts';
import { stage } from './stage.ts';

const AT = '2026-01-05T08:00:00Z';
const small = (seed: string) => simulateScan({ scenario: 'small', seed, scannedAt: AT });

/** FNV-1a over the samples of both planes. */
function fingerprint({ planes }: SimulatedScan): string {
  let hash = 0x811c9dc5;
  for (const { samples } of [planes.high, planes.low] as readonly Plane[]) {
    for (const sample of samples) hash = Math.imul(hash ^ sample, 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

describe('a small scan', () => {
  const scan = small('golden');

  it('is the same for the same seed, on every machine', () => {
    expect(fingerprint(small('golden'))).toBe(fingerprint(scan));
    expect(fingerprint(scan)).toBe('3e740d2d');
    expect(fingerprint(small('other'))).not.toBe(fingerprint(scan));
  });

  it('has two planes of about 640×220 pixels', () => {
    const { high, low } = scan.planes;
    expect([high.width, low.width]).toEqual([640, 640]);
    expect(high.height).toBe(low.height);
    expect(Math.abs(high.height - 220)).toBeLessThan(20);
  });

  it('has a sidecar that an importer accepts, marked as simulated', () => {
    const sidecar = ScanSidecar.parse(scan.sidecar);
    expect(sidecar.simulated).toBe(true);
    expect([sidecar.widthPx, sidecar.heightPx]).toEqual([scan.planes.high.width, scan.planes.high.height]);
    expect(sidecar.scannedAt).toBe(AT);
    expect(sidecar.containerNumber).toMatch(/^(GTYU|QZXU)\d{7}$/);
  });
});

describe('ground truth', () => {
  const scans = Array.from({ length: 12 }, (_, i) => small(`truth/${i}`));

  it('has boxes inside the picture and inside the container', () => {
    for (const { truth, planes } of scans) {
      for (const { box } of truth.targets) {
        expect(box.width * box.height).toBeGreaterThan(1);
        expect(box.x).toBeGreaterThanOrEqual((truth.containers[0] as (typeof truth.containers)[0]).box.x - 2);
        expect(box.x + box.width).toBeLessThanOrEqual(
          (truth.containers[0] as (typeof truth.containers)[0]).box.x +
            (truth.containers[0] as (typeof truth.containers)[0]).box.width +
            2,
        );
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(planes.high.height);
      }
    }
  });

  it('names only targets that change the picture, and finds a place for most', () => {
    const targets = scans.flatMap(({ truth }) => truth.targets);
    expect(targets.length).toBeGreaterThan(8);
    for (const { contrast } of targets) expect(contrast).toBeGreaterThan(0.035);
  });

  it('keeps the cargo within the payload', () => {
    for (const { truth } of scans) expect(truth.containers[0]?.cargoMassKg).toBeLessThan(FRAMES.forty.payloadKg + 2000);
  });
});

it('shows air bright, frame dark, and the low energy weaker than the high', () => {
  const { planes, truth } = small('contrast');
  const { box } = truth.containers[0] as (typeof truth.containers)[0];
  const mean = ({ samples, width }: Plane, [from, to]: readonly [number, number]) => {
    let sum = 0;
    for (let y = Math.ceil(box.y) + 30; y < box.y + box.height * 0.6; y++) {
      for (let x = from; x < to; x++) sum += samples[y * width + x] as number;
    }
    return sum / (to - from) / (Math.floor(box.y + box.height * 0.6) - Math.ceil(box.y) - 29);
  };
  const post = [Math.ceil(box.x) + 1, Math.ceil(box.x) + 4] as const;
  expect(mean(planes.high, [1, 8])).toBeGreaterThan(50_000);
  expect(mean(planes.high, post)).toBeLessThan(25_000);
  expect(mean(planes.low, post)).toBeLessThan(mean(planes.high, post));
});

it('plans twenty demonstration cases, each under its name', () => {
  const names = demoCases().map((demo) => demo.name);
  expect(new Set(names).size).toBe(20);
  for (const name of names) expect(SCENARIOS[name]).toBeTypeOf('function');
  expect(() => simulateScan({ scenario: 'demo/none', seed: '1', scannedAt: AT })).toThrow('demo/none');
});

it.each(demoCases())('hides in $name all that it promises', ({ name, seed }) => {
  const { plan, scene } = stage({ scenario: name, seed });
  const hidden = scene.containers.map(({ targets }) =>
    targets.map(({ classId, concealment }) => ({ classId, concealment })),
  );
  expect(hidden).toEqual(plan.containers.map(({ targets }) => targets));
});
