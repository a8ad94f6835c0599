import type { Result } from '#base/result.ts';
import type { StepFault, StepReading } from '#imaging/calibration/read-step.ts';
import type { Part } from '#imaging/measure/histogram.ts';
import type { Plane } from '#imaging/plane.ts';

export interface StepsJob {
  readonly id: number;
  /** Told once; the next jobs read the same. */
  readonly planes?: { readonly high: Plane; readonly low: Plane };
  readonly parts: readonly Part[];
}

/** In the order of the job's parts. */
export interface StepsReply {
  readonly id: number;
  readonly readings: readonly Result<StepReading, StepFault>[];
}
