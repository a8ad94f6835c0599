import { expect, it } from 'vitest';
import { ScanSidecar, type ScanSidecarInput } from './sidecar.ts';

const valid: ScanSidecarInput = {
  format: 'gantry-scan',
  formatVersion: 1,
  containerNumber: 'CSQU 305438-3',
  site: 'North quay',
  lane: 'Lane 2',
  scanner: { maker: 'Simulated', model: 'Fan beam', serial: '1' },
  scannedAt: '2026-01-01T12:00:00Z',
  planes: [
    { energy: 'high', energyMeV: 6 },
    { energy: 'low', energyMeV: 4 },
  ],
  pixelPitchMm: { x: 4, y: 4 },
};

const fieldAtFault = (change: Record<string, unknown>) =>
  ScanSidecar.safeParse({ ...valid, ...change }).error?.issues[0]?.path.join('.');

it('fills in what may be left out', () => {
  expect(ScanSidecar.parse(valid)).toMatchObject({
    containerNumber: 'CSQU3054383',
    reasons: [],
    riskScore: 0,
    simulated: false,
  });
});

it.each([
  ['containerNumber', { containerNumber: 'CSQU3054384' }],
  ['scannedAt', { scannedAt: 'yesterday' }],
  ['pixelPitchMm.x', { pixelPitchMm: { x: 0, y: 4 } }],
  ['geometry', { geometry: { sourceToMiddleMm: 6000, sourceToDetectorMm: 5000 } }],
  ['planes', { planes: [] }],
  ['planes', { planes: [...valid.planes].reverse() }],
  ['planes', { planes: [valid.planes[0], { energy: 'low', energyMeV: 9 }] }],
  ['formatVersion', { formatVersion: 2 }],
  [
    'declaration.goods.0.hsCode',
    { declaration: { reference: 'D1', goods: [{ description: 'rice', hsCode: '10.06' }] } },
  ],
])('names the field %s', (field, change) => {
  expect(fieldAtFault(change)).toBe(field);
});
