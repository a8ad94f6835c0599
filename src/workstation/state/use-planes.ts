import { useMemo } from 'react';
import { endpointsOf } from '#domain/scan/endpoints.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { Planes } from '../canvas/view.ts';
import type { Picture } from '../desk/desk-state.ts';

/** The planes of a scan as its canvas shows them; null until they have come, and without a scan. */
export function usePlanes(scan: Scan | undefined, picture: Picture): Planes | null {
  return useMemo(
    () =>
      scan && picture.state === 'ready' ? { high: picture.high, low: picture.low, energies: endpointsOf(scan) } : null,
    [picture, scan],
  );
}
