import type { Extent } from '../bodies/solid.ts';

/** ISO 668 outside dimensions, and the payload that a typical box of the size may carry. */
export interface ContainerFrame {
  readonly name: '20 ft' | '40 ft' | '40 ft high cube';
  readonly lengthMm: number;
  readonly heightMm: number;
  readonly widthMm: number;
  readonly payloadKg: number;
  readonly tareKg: number;
}

export const FRAMES = {
  twenty: { name: '20 ft', lengthMm: 6058, heightMm: 2591, widthMm: 2438, payloadKg: 21_800, tareKg: 2_200 },
  forty: { name: '40 ft', lengthMm: 12_192, heightMm: 2591, widthMm: 2438, payloadKg: 26_500, tareKg: 3_750 },
  highCube: {
    name: '40 ft high cube',
    lengthMm: 12_192,
    heightMm: 2896,
    widthMm: 2438,
    payloadKg: 26_300,
    tareKg: 3_900,
  },
} as const satisfies Record<string, ContainerFrame>;

export type FrameId = keyof typeof FRAMES;

/** Upper side of the plywood floor above the underside of the container. */
export const FLOOR_MM = 178;

/** The room for cargo. */
export function holdOf(frame: ContainerFrame): Extent {
  return {
    x: [80, frame.lengthMm - 80],
    y: [FLOOR_MM, frame.heightMm - 70],
    z: [50, frame.widthMm - 50],
  };
}

/** A space in the container's own structure in which things have been found hidden. */
export interface Cavity {
  readonly kind: 'floor' | 'roof' | 'insulation' | 'machinery-bay';
  readonly extent: Extent;
}

/** Spaces within the structure of a container, in its own frame. */
export function cavitiesOf(frame: ContainerFrame): readonly Cavity[] {
  const { x, z } = holdOf(frame);
  return [
    { kind: 'floor', extent: { x, y: [34, 144], z } },
    { kind: 'roof', extent: { x, y: [frame.heightMm - 170, frame.heightMm - 30], z } },
  ];
}
