import { createRandom } from '#base/random.ts';
import { checkDigitOf } from '#domain/container/container-number.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { plane } from '#imaging/plane.ts';

let counter = 0;

/** A valid container number, another one at each call. */
export function newContainerNumber(): string {
  const firstTen = `TSTU${String(++counter).padStart(6, '0')}`;
  return `${firstTen}${checkDigitOf(firstTen)}`;
}

/** A sidecar for the planes of `newTiff`. */
export function newSidecar(overrides: Partial<ScanSidecarInput> = {}): ScanSidecarInput {
  return {
    format: 'gantry-scan',
    formatVersion: 1,
    containerNumber: newContainerNumber(),
    site: 'Test port',
    lane: '1',
    scanner: { maker: 'Test maker', model: 'Test model', serial: '1' },
    scannedAt: '2026-03-01T10:00:00+01:00',
    planes: [
      { energy: 'high', energyMeV: 6 },
      { energy: 'low', energyMeV: 4 },
    ],
    pixelPitchMm: { x: 5, y: 5 },
    declaration: { reference: 'TEST-1', goods: [{ description: 'Tiles' }], origin: 'IT', destination: 'DE' },
    ...overrides,
  };
}

export interface TiffSize {
  readonly width?: number;
  readonly height?: number;
  readonly pages?: number;
}

/** A picture no other test has, in 16-bit grey. */
export function newTiff({ width = 20, height = 12, pages = 2 }: TiffSize = {}): Uint8Array<ArrayBuffer> {
  const random = createRandom(`tiff-${process.pid}-${++counter}`);
  const page = () => Uint16Array.from({ length: width * height }, () => random.integer(0, 65_535));
  return encodeTiff(Array.from({ length: pages }, () => plane(width, height, page())));
}
