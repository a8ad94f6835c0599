import type { Window } from '#imaging/ops/window-level.ts';

/** In the order of the keys 1 to 5. */
export const PRESETS = ['auto', 'dense', 'middle', 'light', 'full'] as const;
export type Preset = (typeof PRESETS)[number];

/** Each preset but the last looks at a part of what the automatic window found in this scan. */
const PART_OF_AUTO: Readonly<Record<Exclude<Preset, 'full'>, readonly [from: number, to: number]>> = {
  auto: [0, 1],
  dense: [-0.1, 0.4],
  middle: [0.25, 0.75],
  light: [0.5, 1.15],
};

export function windowOfPreset(preset: Preset, auto: Window): Window {
  if (preset === 'full') return { centre: 0.5, width: 1 };
  const [from, to] = PART_OF_AUTO[preset];
  const low = auto.centre - auto.width / 2;
  return { centre: low + ((from + to) / 2) * auto.width, width: (to - from) * auto.width };
}
