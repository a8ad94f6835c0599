import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import type { Consignment } from '#domain/targeting/effective-thresholds.ts';
import type { AppliedRule, TargetingRule } from '#domain/targeting/targeting-rule.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Plane } from '#imaging/plane.ts';
import type { ContainerLoad } from './cargo/container-load.ts';
import type { Proposal } from './proposal/candidate.ts';

/**
 * What runs the network, best first: ONNX Runtime on the GPU, the project's own kernels for plain convolutions, ONNX
 * Runtime on WebAssembly, which takes any network.
 */
export const PROVIDERS = ['webgpu', 'convolver', 'wasm'] as const;

export type Provider = (typeof PROVIDERS)[number];

/** What the detector looks at. */
export interface DetectorScan {
  readonly high: Plane;
  readonly low: Plane | null;
  /** Nothing where the scan does not say: then it is estimated from the container. */
  readonly pixelPitchMm: { readonly x: number; readonly y: number } | null;
  readonly energiesMeV?: { readonly high: number; readonly low: number } | undefined;
}

/** Where a model pack is to be had. */
export interface PackAddress {
  /** Absolute: of the manifest whose hash is given, else of an `active.json` that names one. */
  readonly url: string;
  readonly manifestSha256: string | null;
}

/** The rules that may change the thresholds for one scan, and what they are asked about. */
export interface Targeting {
  readonly rules: readonly TargetingRule[];
  readonly consignment: Consignment;
  readonly at: Instant;
}

export interface StartOptions {
  readonly pack: PackAddress;
  /** Providers that failed in this session. */
  readonly avoid: readonly Provider[];
  readonly maxThreads: number;
}

export interface ReadyPack {
  readonly packId: string;
  readonly packVersion: string;
  readonly modelSha256: string;
  readonly title: string;
  /** To be shown wherever the detector speaks. */
  readonly notice: string;
  readonly classes: readonly { readonly id: string; readonly title: string; readonly topClass: boolean }[];
  readonly provider: Provider;
  readonly threads: number;
  readonly selfTestMs: number;
  /** Why a better provider was not taken. */
  readonly passedOver: readonly string[];
}

export type StartStage = 'pack' | 'model' | 'session' | 'self-test';

/** What one run found; an empty list has been proved by a self-test right after it. */
export interface RunOutcome {
  readonly durationMs: number;
  readonly proposals: readonly Proposal[];
  /** What each container holds; empty where the pack does not read cargo. */
  readonly loads: readonly ContainerLoad[];
  /** The rules that changed a threshold of this scan. */
  readonly targeting: readonly AppliedRule[];
  /** Why it is not to be relied upon. */
  readonly doubts: readonly Doubt[];
}

export type ToWorker =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | {
      readonly kind: 'detect';
      readonly runId: number;
      readonly scan: DetectorScan;
      readonly targeting: Targeting | null;
    }
  /** Heard between two strips. */
  | { readonly kind: 'abort'; readonly runId: number };

export type FromWorker =
  | {
      readonly kind: 'starting';
      readonly stage: StartStage;
      readonly progress: number;
      /** On trial. */
      readonly provider?: Provider;
    }
  | { readonly kind: 'ready'; readonly pack: ReadyPack }
  | { readonly kind: 'start-failed'; readonly reason: string }
  | {
      readonly kind: 'progress';
      readonly runId: number;
      readonly progress: number;
      /** What may be proposed so far: it stays, or gives way to a better box, but more may come. */
      readonly proposals: readonly Proposal[];
    }
  | { readonly kind: 'found'; readonly runId: number; readonly outcome: RunOutcome }
  /** Nothing is wrong with the detector: this scan cannot be given to it. */
  | { readonly kind: 'cannot-judge'; readonly runId: number; readonly hindrances: readonly Hindrance[] }
  | { readonly kind: 'aborted'; readonly runId: number }
  /** `isFatal`: the worker can no longer be trusted and must be replaced. */
  | { readonly kind: 'run-failed'; readonly runId: number; readonly reason: string; readonly isFatal: boolean };
