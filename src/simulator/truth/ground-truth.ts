import { extentOf, lengthOf, type Point, type Solid, type Span, totalMassKg } from '../bodies/solid.ts';
import type { CargoType } from '../cargo/cargo-type.ts';
import { GOODS, type GoodsId } from '../cargo/goods.ts';
import type { Concealment } from '../contraband/concealment.ts';
import type { ConfuserKind } from '../contraband/confusers.ts';
import { lawfulClassOf } from '../contraband/lawful-goods.ts';
import type { TargetClass } from '../contraband/target.ts';
import { holdOf } from '../conveyance/container-frame.ts';
import type { PixelBox } from '../scanner/camera.ts';
import { cargoMassKg, type LoadedContainer } from '../scenarios/compose-scene.ts';
import type { HiddenTarget } from '../scenarios/load-container.ts';
import type { ContainerPlan, Loading } from '../scenarios/scene-plan.ts';
import { boxAround, type RunLengthMask, runLengths } from './mask.ts';
import { boxAroundPoints, type Picture, type PicturePoint, pointIn } from './picture.ts';

/** One container of a picture, and what it really holds. */
export interface ContainerTruth {
  readonly container: string;
  readonly box: PixelBox;
  /** Of the wall near the source and of the far one: top front, top rear, bottom rear, bottom front; picture pixels. */
  readonly corners: { readonly near: readonly PicturePoint[]; readonly far: readonly PicturePoint[] };
  readonly goods: readonly GoodsId[];
  /** What kind of cargo fills which part of the hold: from one column of the picture to another, cut to it. */
  readonly loads: readonly { readonly cargoType: CargoType; readonly columns: Span }[];
  /** Classes of targets that the goods themselves are: what is found of these is no error and no success. */
  readonly lawfulClasses: readonly TargetClass[];
  readonly cargoMassKg: number;
  readonly isEmpty: boolean;
  /** Share of the hold's volume that packages take up, gaps inside a package included. */
  readonly fill: number;
}

/** An innocent thing that resembles contraband. */
export interface ConfuserTruth {
  readonly kind: ConfuserKind;
  readonly box: PixelBox;
}

/** One target of a picture. */
export interface TargetTruth {
  readonly classId: TargetClass;
  readonly concealment: Concealment;
  readonly box: PixelBox;
  readonly mask: RunLengthMask;
  readonly massKg: number;
  /** From where to where it lies behind the near wall, mm. */
  readonly depthMm: Span;
  /** Mean over the covered pixels, g/cm²: of the target, and of everything else in the beam's way. */
  readonly arealDensity: number;
  readonly shielding: number;
  /** Mean change of -ln T (high energy) that the target makes where it covers the picture. */
  readonly contrast: number;
}

/** Areal density of the target from which on a pixel counts as covered, g/cm². */
const COVERED = 0.3;

export function containerTruth(plan: ContainerPlan, loaded: LoadedContainer, picture: Picture): ContainerTruth {
  const { frame, offsetMm, packages } = loaded;
  const wall = (z: number) =>
    (
      [
        [offsetMm, frame.heightMm, z],
        [offsetMm + frame.lengthMm, frame.heightMm, z],
        [offsetMm + frame.lengthMm, 0, z],
        [offsetMm, 0, z],
      ] as const satisfies readonly Point[]
    ).map((corner) => pointIn(picture, corner));
  const goods = plan.loadings.map((loading) => loading.goods);
  const corners = { near: wall(0), far: wall(frame.widthMm) };
  return {
    container: frame.name,
    box: boxAroundPoints(picture, [...corners.near, ...corners.far]),
    corners,
    goods,
    loads: plan.loadings
      .filter((loading) => loading.goods !== 'empty')
      .map((loading) => ({
        cargoType: GOODS[loading.goods].category,
        columns: columnsOf(loading, loaded, picture),
      })),
    lawfulClasses: [...new Set(goods.flatMap((id) => lawfulClassOf(id) ?? []))],
    cargoMassKg: cargoMassKg(loaded),
    isEmpty: packages.length === 0,
    fill: Math.min(1, packages.reduce((sum, solids) => sum + volume(solids), 0) / volume([holdOf(frame)])),
  };
}

function columnsOf({ from, to }: Loading, { frame, offsetMm }: LoadedContainer, picture: Picture): Span {
  const hold = holdOf(frame);
  const ends = [from, to].map((share) => {
    const xMm = offsetMm + hold.x[0] + share * lengthOf(hold.x);
    const { x } = pointIn(picture, [xMm, frame.heightMm / 2, frame.widthMm / 2]);
    return Math.min(picture.camera.widthPx, Math.max(0, x));
  });
  return [Math.min(...ends), Math.max(...ends)];
}

export function confuserTruth({ kind, solids }: LoadedContainer['confusers'][number], picture: Picture): ConfuserTruth {
  const { x, y, z } = extentOf(solids);
  const points = x.flatMap((atX) => y.flatMap((atY) => z.map((atZ) => pointIn(picture, [atX, atY, atZ]))));
  return { kind, box: boxAroundPoints(picture, points) };
}

/** `own` and `all` are areal densities per pixel of the picture, g/cm²: of the target alone, and of everything. */
export function targetTruth(
  { classId, concealment, solids, visibility }: HiddenTarget,
  own: Float32Array,
  all: Float32Array,
  width: number,
): TargetTruth | undefined {
  const height = own.length / width;
  const isCovered = (i: number) => (own[i] as number) >= COVERED;
  const box = boxAround(width, height, isCovered);
  if (!box) return undefined;
  let pixels = 0;
  let target = 0;
  let everything = 0;
  for (let i = 0; i < own.length; i++) {
    if (!isCovered(i)) continue;
    pixels++;
    target += own[i] as number;
    everything += all[i] as number;
  }
  return {
    classId,
    concealment,
    box,
    mask: runLengths(width, height, isCovered),
    massKg: totalMassKg(solids),
    depthMm: extentOf(solids).z,
    arealDensity: target / pixels,
    shielding: (everything - target) / pixels,
    contrast: visibility.contrast,
  };
}

function volume(extents: readonly Pick<Solid, 'x' | 'y' | 'z'>[]): number {
  const { x, y, z } = extentOf(extents);
  return lengthOf(x) * lengthOf(y) * lengthOf(z);
}
