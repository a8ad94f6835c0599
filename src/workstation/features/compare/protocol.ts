import type { Registration } from '#detection/registration/register.ts';
import type { Plane } from '#imaging/plane.ts';

export interface CompareJob {
  readonly scan: Plane;
  readonly reference: Plane;
}

/** The reference laid on the scan, what differs, and how well it lies. */
export interface CompareReply {
  readonly aligned: Plane;
  readonly difference: Plane;
  readonly registration: Registration;
}
