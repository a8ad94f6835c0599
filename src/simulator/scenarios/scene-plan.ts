import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import type { GoodsId } from '../cargo/goods.ts';
import type { Concealment } from '../contraband/concealment.ts';
import type { ConfuserKind } from '../contraband/confusers.ts';
import type { Shapes } from '../contraband/made.ts';
import type { TargetClass } from '../contraband/target.ts';
import type { Carriage } from '../conveyance/carriage.ts';
import type { FrameId } from '../conveyance/container-frame.ts';
import type { Acquisition } from '../scanner/acquire.ts';
import type { CameraPlacement } from '../scanner/frame-camera.ts';

export type Declaration = NonNullable<ScanSidecarInput['declaration']>;

/** What stands where in the hold: shares of its length, its payload, and of its height. */
export interface Loading {
  readonly goods: GoodsId;
  readonly from: number;
  readonly to: number;
  readonly fill: number;
}

export interface TargetPlan {
  readonly classId: TargetClass;
  readonly concealment: Concealment;
}

export interface ContainerPlan {
  readonly frame: FrameId;
  readonly loadings: readonly Loading[];
  readonly targets: readonly TargetPlan[];
  /** Which shapes the targets may have; all unless stated. */
  readonly shapes?: Shapes;
  /** Innocent things that resemble contraband. */
  readonly confusers: readonly ConfuserKind[];
  /** Goods that the papers name instead of those loaded. */
  readonly declaredGoods?: readonly GoodsId[];
  /** What the papers make of the true mass; 1 unless stated. */
  readonly declaredMassFactor?: number;
}

/** Everything that decides what a scan shows, before chance fills in the single packages. */
export interface ScenePlan {
  /** One container, or two short ones behind each other. */
  readonly containers: readonly [ContainerPlan, ...ContainerPlan[]];
  readonly carriage: Carriage;
  readonly placement: CameraPlacement;
  readonly acquisition: Acquisition;
  /** Whether the container passed the other way round. */
  readonly mirrored: boolean;
  readonly reasons: readonly string[];
  readonly riskScore: number;
}
