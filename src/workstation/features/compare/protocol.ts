import type { Registration } from '#detection/registration/register.ts';
import type { Plane } from '#imaging/plane.ts';

export interface CompareJob {
  readonly scan: Plane;
  readonly reference: Plane;
  /** How many rows of each, from the top, are its side view: by them one is laid on the other. */
  readonly rows: { readonly scan: number; readonly reference: number };
}

/** The reference laid on the scan, what differs, and how well it lies. */
export interface CompareReply {
  readonly aligned: Plane;
  readonly difference: Plane;
  readonly registration: Registration;
}
