import { SMOOTHING_STEPS } from '#imaging/material/material-field.ts';
import { type MaterialTable, materialTable, TABLE } from '#imaging/material/material-map.ts';
import { materialRamps } from '#imaging/material/material-palette.ts';
import type { MaterialView } from '#imaging/ops/material.ts';
import { transferCodes } from '#imaging/pipeline/transfer-codes.ts';
import type { Plane } from '#imaging/plane.ts';
import type { DualEnergy } from '../pixel-renderer.ts';
import { BOTH_CODED, BY_MATERIAL, CLASSIFY, SMOOTH_BOTH } from './material-shaders.ts';
import { createPassGraph, type Pass, type PassGraph } from './pass-graph.ts';
import type { Tile } from './plane-texture.ts';
import { createProgram } from './program.ts';
import { COVER, showSmooth, showSquares } from './shaders.ts';
import { uploadTable } from './upload-table.ts';

/** The material map of imaging on the graphics card, and the programs that colour by it. */
export function createMaterialView(gl: WebGL2RenderingContext) {
  const [bothCoded, smoothBoth, classify] = [BOTH_CODED, SMOOTH_BOTH, CLASSIFY].map((fragment) =>
    createProgram(gl, COVER, fragment),
  ) as [Pass['program'], Pass['program'], Pass['program']];
  const graphs = new Map<Tile, PassGraph>();
  let table: { readonly of: Plane; readonly withoutWalls: boolean; readonly values: MaterialTable } | undefined;
  let ramps: { readonly shown: MaterialView; readonly texture: WebGLTexture } | undefined;

  function tableOf({ high, low, energies }: DualEnergy, withoutWalls: boolean): MaterialTable {
    if (table?.of !== high || table.withoutWalls !== withoutWalls)
      table = { of: high, withoutWalls, values: materialTable(high, low, energies, withoutWalls) };
    return table.values;
  }

  function passesOf(scan: DualEnergy, low: Tile, withoutWalls: boolean): readonly Pass[] {
    return [
      {
        key: 'both-coded',
        program: bothCoded,
        format: gl.RG16UI,
        reads: { source: -1 },
        prepare: (program, unit) => {
          gl.activeTexture(gl.TEXTURE0 + unit);
          gl.bindTexture(gl.TEXTURE_2D, low.texture);
          gl.uniform1i(program.uniform('lowSource'), unit);
          gl.activeTexture(gl.TEXTURE0 + unit + 1);
          const codes = uploadTable(gl, gl.R16UI, 256, 256, transferCodes('log'));
          gl.uniform1i(program.uniform('codes'), unit + 1);
          return () => gl.deleteTexture(codes);
        },
      },
      ...SMOOTHING_STEPS.map(
        (step): Pass => ({
          key: `smooth ${step}`,
          program: smoothBoth,
          format: gl.RG16UI,
          reads: { source: -1 },
          prepare: (program) => {
            gl.uniform1i(program.uniform('stepSize'), step);
            return undefined;
          },
        }),
      ),
      {
        key: `classify ${withoutWalls}`,
        program: classify,
        format: gl.RG8UI,
        reads: { source: -1 },
        prepare: (program, unit) => {
          const { airHigh, airLow, entries } = tableOf(scan, withoutWalls);
          gl.uniform2i(program.uniform('air'), airHigh, airLow);
          gl.activeTexture(gl.TEXTURE0 + unit);
          const judged = uploadTable(gl, gl.RG8UI, TABLE.attenuations, TABLE.ratios, entries);
          gl.uniform1i(program.uniform('entries'), unit);
          return () => gl.deleteTexture(judged);
        },
      },
    ];
  }

  return {
    showSquares: createProgram(gl, COVER, showSquares(BY_MATERIAL)),
    showSmooth: createProgram(gl, COVER, showSmooth(BY_MATERIAL)),
    /** Class and confidence of each sample of a tile. */
    classes(scan: DualEnergy, high: Tile, low: Tile, withoutWalls: boolean): WebGLTexture {
      const graph = graphs.get(high) ?? createPassGraph(gl, high.width, high.height, 1);
      graphs.set(high, graph);
      return graph.result(high.texture, passesOf(scan, low, withoutWalls)).texture;
    },
    ramps(shown: MaterialView): WebGLTexture {
      if (ramps?.shown !== shown) {
        if (ramps) gl.deleteTexture(ramps.texture);
        ramps = { shown, texture: uploadTable(gl, gl.RGBA8, 256, 5, materialRamps(shown)) };
      }
      return ramps.texture;
    },
    keepOnly(tiles: ReadonlySet<Tile>): void {
      for (const [tile, graph] of graphs) {
        if (tiles.has(tile)) continue;
        graph.dispose();
        graphs.delete(tile);
      }
    },
  };
}
