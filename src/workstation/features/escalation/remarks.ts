import type { Shape } from '#domain/annotation/annotation.ts';
import type { Escalation } from '#domain/escalation/escalation.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Pin } from '../../canvas/layers/pin-marks.tsx';

/** One line of a discussion as it is shown. */
export interface RemarkRow {
  readonly id: string;
  readonly number: number;
  readonly author: string;
  readonly at: string;
  readonly place: Shape | null;
  readonly text: string;
}

/** In the order in which they were said; the picture numbers their places alike. */
export function remarkRows(
  { remarks }: Pick<Escalation, 'remarks'>,
  names: readonly { readonly id: OfficerId; readonly displayName: string }[],
): readonly RemarkRow[] {
  return remarks.map(({ id, by, at, place, text }, i) => ({
    id,
    number: i + 1,
    author: names.find((one) => one.id === by)?.displayName ?? by,
    at,
    place,
    text,
  }));
}

export function pinsOf({ remarks }: Pick<Escalation, 'remarks'>): readonly Pin[] {
  return remarks.flatMap(({ place }, i) => (place ? [{ tag: `#${i + 1}`, shape: place }] : []));
}
