import type { Plane } from '#imaging/plane.ts';
import type { Program } from './program.ts';

/** A part of a plane as large as one texture may be, with its halved versions. */
export interface Tile {
  readonly texture: WebGLTexture;
  /** What the texture holds, in samples of the plane. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What of it is shown. */
  readonly shown: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly levels: number;
}

/** Smaller than a 32nd nobody looks at a scan. */
const MOST_LEVELS = 6;
/** What neighbouring tiles share, so that filters and means know their neighbours; a multiple of all halvings. */
const SEAM = 64;
/** One piece of an upload; about a millisecond. */
const PIECE_SAMPLES = 512 * 1024;

/**
 * A plane on the graphics card as 16-bit integers, brought there piece by piece so that no frame waits for it.
 * R16UI because half floats would lose greys.
 */
export function createPlaneTexture(gl: WebGL2RenderingContext, plane: Plane, halve: Program) {
  const largest = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
  const tiles = tilesOf(plane, largest).map((part): Tile => {
    const levels = Math.min(MOST_LEVELS, 1 + Math.floor(Math.log2(Math.min(part.width, part.height))));
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, levels, gl.R16UI, part.width, part.height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST_MIPMAP_NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    return { ...part, texture, levels };
  });
  let tileAt = 0;
  let rowAt = 0;
  let levelAt = 1;

  /** Brings one piece, or makes one halved version; false when all of it is there. */
  function bringPiece(): boolean {
    const tile = tiles[tileAt];
    if (!tile) return false;
    if (rowAt < tile.height) bringRows(tile);
    else makeHalf(gl, tile, halve, levelAt++);
    if (rowAt === tile.height && levelAt >= tile.levels) {
      tileAt++;
      rowAt = 0;
      levelAt = 1;
    }
    return tileAt < tiles.length;
  }

  function bringRows(tile: Tile): void {
    const rows = Math.min(tile.height - rowAt, Math.max(1, Math.floor(PIECE_SAMPLES / tile.width)));
    const from = (tile.y + rowAt) * plane.width + tile.x;
    gl.bindTexture(gl.TEXTURE_2D, tile.texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 2);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, plane.width);
    gl.texSubImage2D(
      gl.TEXTURE_2D,
      0,
      0,
      rowAt,
      tile.width,
      rows,
      gl.RED_INTEGER,
      gl.UNSIGNED_SHORT,
      plane.samples,
      from,
    );
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
    rowAt += rows;
  }

  return {
    tiles,
    isWhole: () => tileAt === tiles.length,
    /** True once everything is there. */
    bring(budgetMs: number): boolean {
      const startedMs = performance.now();
      while (bringPiece()) if (performance.now() - startedMs > budgetMs) return false;
      return true;
    },
    dispose(): void {
      for (const { texture } of tiles) gl.deleteTexture(texture);
    },
  };
}

export type PlaneTexture = ReturnType<typeof createPlaneTexture>;

function tilesOf({ width, height }: Plane, largest: number) {
  const tiles: Omit<Tile, 'texture' | 'levels'>[] = [];
  for (const down of piecesOf(height, largest)) {
    for (const across of piecesOf(width, largest)) {
      tiles.push({
        x: across.from,
        y: down.from,
        width: across.to - across.from,
        height: down.to - down.from,
        shown: { left: across.first, top: down.first, right: across.last, bottom: down.last },
      });
    }
  }
  return tiles;
}

/** Pieces of a side that are shown from `first` to `last` and held from `from` to `to`. */
function piecesOf(length: number, largest: number) {
  if (length <= largest) return [{ from: 0, first: 0, last: length, to: length }];
  const step = largest - 2 * SEAM;
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => {
    const [first, last] = [i * step, Math.min(length, (i + 1) * step)];
    return { from: Math.max(0, first - SEAM), first, last, to: Math.min(length, last + SEAM) };
  });
}

/** Fills the halved versions of a texture from its full one. */
export function makeHalves(gl: WebGL2RenderingContext, tile: Tile, halve: Program): void {
  for (let level = 1; level < tile.levels; level++) makeHalf(gl, tile, halve, level);
}

/** Fills one from the one before. The browser asks the graphics process whether it can, and waits for the answer. */
function makeHalf(gl: WebGL2RenderingContext, tile: Tile, halve: Program, level: number): void {
  const target = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.disable(gl.SCISSOR_TEST);
  halve.use();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, tile.texture);
  gl.uniform1i(halve.uniform('samples'), 0);
  // Reading and writing one texture is allowed only while the level written lies outside of what is read.
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_BASE_LEVEL, level - 1);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAX_LEVEL, level - 1);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, tile.texture, level);
  gl.viewport(0, 0, Math.max(1, tile.width >> level), Math.max(1, tile.height >> level));
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_BASE_LEVEL, 0);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAX_LEVEL, tile.levels - 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(target);
}
