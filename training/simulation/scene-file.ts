import { deflateSync } from 'node:zlib';
import type { BasisMaps } from '#simulator/physics/basis-maps.ts';
import type { RenderedScene } from '#simulator/render-scene.ts';
import { spectrumOf } from '#simulator/scanner/acquire.ts';
import { FINENESS } from '#simulator/scanner/aperture.ts';

/**
 * A scene on disk, so that any window of it can be read alone. Little-endian:
 *
 *   4 bytes `GSCN`, uint32 length of the header, the header as JSON, then the parts one after the other.
 *
 * A part holds the three bases of a rectangle, each as whole steps (16 bits; two's complement in the parts of the
 * targets), less the row above, all low bytes before all high bytes; the three together deflated. First the tiles of
 * the base, row by row, a tile of air being empty; then one part per target with what it changes. Even steps in areal
 * density are even steps in -ln T: the error is the same in bright and in dark places, well below quantum noise.
 */
const MAGIC = 'GSCN';
const VERSION = 2;
const TILE_PX = 256;
/** One step of each basis, g/cm²: each about 0.001 or less in -ln T of any beam. */
const STEPS = { compton: 1 / 128, pair: 1 / 8, photo: 1 / 128 } as const;
const BASES = ['compton', 'pair', 'photo'] as const;

interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function encodeScene(scene: RenderedScene): Uint8Array {
  const { base, targets, acquisition } = scene;
  const tiles = tilesOf(base).map((window) => encodePart(base, window, 0, 65_535));
  const changes = targets.map(({ delta }) => encodePart(delta, wholeOf(delta), -32_768, 32_767));
  const header = Buffer.from(
    JSON.stringify({
      version: VERSION,
      fineness: FINENESS,
      widthPx: base.width,
      heightPx: base.height,
      camera: scene.camera,
      isMirrored: scene.isMirrored,
      acquisition,
      spectra: { high: spectrumOf(acquisition, 'high'), low: spectrumOf(acquisition, 'low') },
      steps: STEPS,
      tilePx: TILE_PX,
      tileBytes: tiles.map((part) => part.length),
      containers: scene.containers,
      confusers: scene.confusers,
      targets: targets.map(({ truth, window }, i) => ({ ...truth, window, bytes: changes[i]?.length })),
    }),
  );
  const start = Buffer.alloc(8);
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(header.length, 4);
  return Buffer.concat([start, header, ...tiles, ...changes]);
}

function wholeOf({ width, height }: BasisMaps): Window {
  return { x: 0, y: 0, width, height };
}

function tilesOf({ width, height }: BasisMaps): Window[] {
  const tiles: Window[] = [];
  for (let y = 0; y < height; y += TILE_PX) {
    for (let x = 0; x < width; x += TILE_PX) {
      tiles.push({ x, y, width: Math.min(TILE_PX, width - x), height: Math.min(TILE_PX, height - y) });
    }
  }
  return tiles;
}

function encodePart(maps: BasisMaps, { x, y, width, height }: Window, least: number, most: number): Uint8Array {
  const size = width * height;
  const bytes = new Uint8Array(size * 2 * BASES.length);
  const above = new Int32Array(width);
  let isAir = true;
  BASES.forEach((basis, place) => {
    const map = maps[basis];
    const perStep = 1 / STEPS[basis];
    const low = place * 2 * size;
    above.fill(0);
    for (let row = 0; row < height; row++) {
      const from = (y + row) * maps.width + x;
      for (let column = 0; column < width; column++) {
        const steps = Math.floor((map[from + column] as number) * perStep + 0.5);
        const kept = steps < least ? least : steps > most ? most : steps;
        if (kept !== 0) isAir = false;
        const difference = kept - (above[column] as number);
        above[column] = kept;
        const at = low + row * width + column;
        bytes[at] = difference;
        bytes[at + size] = difference >> 8;
      }
    }
  });
  return isAir ? new Uint8Array(0) : deflateSync(bytes, { level: 1 });
}
