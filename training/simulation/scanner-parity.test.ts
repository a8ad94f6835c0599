import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { scannerParity } from './scanner-parity.ts';

const FIXTURE = new URL('../cargonet/scanner.fixture.json', import.meta.url);

/** The same file whatever the deflate that wrote it: its header without sizes, and its parts inflated. */
function contentOf(base64: string) {
  const bytes = Buffer.from(base64, 'base64');
  let at = 8 + bytes.readUInt32LE(4);
  const header = JSON.parse(bytes.toString('utf8', 8, at));
  const sizes: number[] = [...header.tileBytes, ...header.targets.map((target: { bytes: number }) => target.bytes)];
  const parts = sizes.map((size) => {
    at += size;
    return size === 0 ? '' : inflateSync(bytes.subarray(at - size, at)).toString('base64');
  });
  const targets = header.targets.map(({ bytes: _bytes, ...target }: { bytes: number }) => target);
  return { ...header, tileBytes: undefined, targets, parts };
}

/**
 * Holds the trainer's scanner, cargonet/scanner.py, to this one. After a change: `node training/write-scanner-parity.ts`,
 * then `python3 -m cargonet.parity` in training until it agrees.
 */
it('is what the trainer is checked against', () => {
  const { scene, ...rest } = scannerParity();
  const fixture = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  expect(JSON.parse(JSON.stringify(rest))).toEqual({ ...fixture, scene: undefined });
  expect(contentOf(scene)).toEqual(contentOf(fixture.scene));
});
