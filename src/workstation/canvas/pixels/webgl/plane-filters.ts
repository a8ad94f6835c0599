import { type LocalCurves, localCurves, NODES, TILES } from '#imaging/ops/local-contrast.ts';
import { failedRows, type RowRepair } from '#imaging/ops/repair-rows.ts';
import type { TransferCurve } from '#imaging/ops/transfer.ts';
import type { Settings } from '#imaging/pipeline/pipeline.ts';
import { transferCodes } from '#imaging/pipeline/transfer-codes.ts';
import type { Plane } from '#imaging/plane.ts';
import { DENOISE, EDGES, EDGES_ALONG, LOCAL_CONTRAST, REPAIR_ROWS, SHARPEN, TRANSFER } from './filter-shaders.ts';
import { createPassGraph, type Pass, type PassGraph } from './pass-graph.ts';
import { makeHalves, type Tile } from './plane-texture.ts';
import { createProgram, type Program } from './program.ts';
import { COVER } from './shaders.ts';
import { uploadTable } from './upload-table.ts';

const TABLE_SIDE = 256;
const SOURCE = { source: -1 };

/**
 * The operations of imaging that look at neighbours, on the graphics card: for each tile of a plane what
 * `filterPlane` gives.
 */
export function createPlaneFilters(gl: WebGL2RenderingContext, halve: Program) {
  const programs = new Map<string, Program>();
  const graphs = new Map<Tile, PassGraph>();
  let curves: { readonly plane: Plane; readonly curve: TransferCurve; readonly values: LocalCurves } | undefined;

  function programOf(fragment: string): Program {
    const program = programs.get(fragment) ?? createProgram(gl, COVER, fragment);
    programs.set(fragment, program);
    return program;
  }

  function curvesOf(plane: Plane, curve: TransferCurve): LocalCurves {
    if (curves?.plane !== plane || curves.curve !== curve)
      curves = { plane, curve, values: localCurves(plane, transferCodes(curve)) };
    return curves.values;
  }

  /** A small texture to look up in, for the one time that the pass runs. */
  function withTable(name: string, make: () => WebGLTexture): Pick<Pass, 'prepare'> {
    return {
      prepare: (program, unit) => {
        gl.activeTexture(gl.TEXTURE0 + unit);
        const table = make();
        gl.uniform1i(program.uniform(name), unit);
        return () => gl.deleteTexture(table);
      },
    };
  }

  function localContrast(plane: Plane, tile: Tile, curve: TransferCurve): Pass {
    const program = programOf(LOCAL_CONTRAST);
    const { low, high, nodes } = curvesOf(plane, curve);
    const table = withTable('curves', () => uploadTable(gl, gl.R16UI, NODES, TILES.columns * TILES.rows, nodes));
    return {
      key: 'local-contrast',
      program,
      reads: SOURCE,
      prepare: (_program, unit) => {
        gl.uniform1i(program.uniform('low'), low);
        gl.uniform1i(program.uniform('high'), high);
        gl.uniform2i(program.uniform('origin'), tile.x, tile.y);
        gl.uniform2i(program.uniform('whole'), plane.width, plane.height);
        return table.prepare?.(program, unit);
      },
    };
  }

  function passesOf(plane: Plane, tile: Tile, settings: Settings): readonly Pass[] {
    const curve = settings.transfer?.curve ?? 'linear';
    const passes: Pass[] = [];
    if (settings['repair-rows']?.on)
      passes.push({
        key: 'repair-rows',
        program: programOf(REPAIR_ROWS),
        reads: SOURCE,
        ...withTable('rows', () => uploadRows(gl, failedRows(plane), tile)),
      });
    passes.push({
      key: `transfer ${curve}`,
      program: programOf(TRANSFER),
      reads: SOURCE,
      ...withTable('codes', () => uploadTable(gl, gl.R16UI, TABLE_SIDE, TABLE_SIDE, transferCodes(curve))),
    });
    if (settings.denoise?.on) passes.push({ key: 'denoise', program: programOf(DENOISE), reads: SOURCE });
    if (settings.edges?.on)
      passes.push(
        { key: 'edges-along', program: programOf(EDGES_ALONG), reads: SOURCE },
        { key: 'edges', program: programOf(EDGES), reads: { source: -1, before: -2 } },
      );
    if (settings.sharpen?.on) passes.push({ key: 'sharpen', program: programOf(SHARPEN), reads: SOURCE });
    if (settings['local-contrast']?.on) passes.push(localContrast(plane, tile, curve));
    return passes;
  }

  return {
    /** The tile as it is to be shown, with its halved versions. */
    filtered(plane: Plane, tile: Tile, settings: Settings): Tile {
      const graph = graphs.get(tile) ?? createPassGraph(gl, tile.width, tile.height, tile.levels);
      graphs.set(tile, graph);
      const { texture, isNew } = graph.result(tile.texture, passesOf(plane, tile, settings));
      const shown = { ...tile, texture };
      if (isNew) makeHalves(gl, shown, halve);
      return shown;
    },
    /** Gives the memory back of all tiles but these. */
    keepOnly(tiles: ReadonlySet<Tile>): void {
      for (const [tile, graph] of graphs) {
        if (tiles.has(tile)) continue;
        graph.dispose();
        graphs.delete(tile);
      }
    },
  };
}

export type PlaneFilters = ReturnType<typeof createPlaneFilters>;

/** For each row of the tile the row above, the row below and the share of the lower one. */
function uploadRows(gl: WebGL2RenderingContext, repairs: readonly RowRepair[], tile: Tile): WebGLTexture {
  const values = new Uint16Array(tile.height * 4);
  for (let y = 0; y < tile.height; y++) values.fill(y, y * 4, y * 4 + 2);
  for (const { row, above, below, share } of repairs) {
    const y = row - tile.y;
    if (y < 0 || y >= tile.height) continue;
    const inside = (at: number) => Math.min(tile.height - 1, Math.max(0, at - tile.y));
    values.set([inside(above), inside(below), share], y * 4);
  }
  return uploadTable(gl, gl.RGBA16UI, 1, tile.height, values);
}
