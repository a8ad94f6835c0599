import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import type { GoodsId } from '../cargo/goods.ts';
import type { TargetClass } from '../cargo/target.ts';
import type { Acquisition } from '../scanner/acquire.ts';
import type { Carriage } from '../scanner/chassis.ts';
import type { FrameId } from '../scanner/container-frame.ts';
import type { CameraPlacement } from '../scanner/frame-camera.ts';

export type Declaration = NonNullable<ScanSidecarInput['declaration']>;

/** What stands where in the hold: shares of its length, its payload, and of its height. */
export interface Loading {
  readonly goods: GoodsId;
  readonly from: number;
  readonly to: number;
  readonly fill: number;
}

/** Everything that decides what a scan shows, before chance fills in the single packages. */
export interface ScenePlan {
  readonly frame: FrameId;
  readonly carriage: Carriage;
  readonly loadings: readonly Loading[];
  readonly targets: readonly TargetClass[];
  readonly hasClutter: boolean;
  readonly placement: CameraPlacement;
  readonly acquisition: Acquisition;
  /** Whether the container passed the other way round. */
  readonly mirrored: boolean;
  /** Goods that the papers name instead of those loaded. */
  readonly declaredGoods?: readonly GoodsId[];
  readonly reasons: readonly string[];
  readonly riskScore: number;
}
