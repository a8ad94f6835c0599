import type { Extent } from '../bodies/solid.ts';

/** How a container is built, which decides what its shell looks like and where cargo can be. */
export type ContainerKind = 'dry' | 'reefer' | 'open-top' | 'flat-rack' | 'tank';

/** ISO 668 outside dimensions, ISO 6346 size and type, and what a typical container of the size may carry. */
export interface ContainerFrame {
  readonly name: string;
  readonly kind: ContainerKind;
  /** Size and type code of ISO 6346. */
  readonly sizeType: string;
  readonly lengthMm: number;
  readonly heightMm: number;
  readonly widthMm: number;
  readonly payloadKg: number;
  readonly tareKg: number;
}

const TWENTY = { lengthMm: 6058, heightMm: 2591, widthMm: 2438 } as const;
const FORTY = { lengthMm: 12_192, heightMm: 2591, widthMm: 2438 } as const;
const HIGH = { heightMm: 2896 } as const;

export const FRAMES = {
  twenty: { ...TWENTY, name: '20 ft', kind: 'dry', sizeType: '22G1', payloadKg: 21_800, tareKg: 2_200 },
  twentyHighCube: {
    ...TWENTY,
    ...HIGH,
    name: '20 ft high cube',
    kind: 'dry',
    sizeType: '25G1',
    payloadKg: 24_000,
    tareKg: 2_350,
  },
  forty: { ...FORTY, name: '40 ft', kind: 'dry', sizeType: '42G1', payloadKg: 26_500, tareKg: 3_750 },
  highCube: {
    ...FORTY,
    ...HIGH,
    name: '40 ft high cube',
    kind: 'dry',
    sizeType: '45G1',
    payloadKg: 26_300,
    tareKg: 3_900,
  },
  fortyFiveHighCube: {
    ...FORTY,
    ...HIGH,
    lengthMm: 13_716,
    name: '45 ft high cube',
    kind: 'dry',
    sizeType: 'L5G1',
    payloadKg: 27_600,
    tareKg: 4_700,
  },
  reeferTwenty: {
    ...TWENTY,
    name: '20 ft reefer',
    kind: 'reefer',
    sizeType: '22R1',
    payloadKg: 24_000,
    tareKg: 3_000,
  },
  reeferHighCube: {
    ...FORTY,
    ...HIGH,
    name: '40 ft high cube reefer',
    kind: 'reefer',
    sizeType: '45R1',
    payloadKg: 28_000,
    tareKg: 4_600,
  },
  openTop: { ...FORTY, name: '40 ft open top', kind: 'open-top', sizeType: '42U1', payloadKg: 26_600, tareKg: 3_850 },
  flatRack: {
    ...FORTY,
    name: '40 ft flat rack',
    kind: 'flat-rack',
    sizeType: '42P1',
    payloadKg: 28_000,
    tareKg: 5_300,
  },
  tank: { ...TWENTY, name: '20 ft tank', kind: 'tank', sizeType: '22T1', payloadKg: 26_000, tareKg: 3_600 },
} as const satisfies Record<string, ContainerFrame>;

export type FrameId = keyof typeof FRAMES;

/** Upper side of the floor of a dry box above the underside of the container, mm. */
export const FLOOR_MM = 178;
/** Upper side of a reefer's T-bars, and the thickness of its insulated walls and roof, mm. */
export const REEFER = { floorMm: 250, wallMm: 68, roofMm: 92, bayMm: 400 } as const;
/** Upper side of a 40' flat rack's deck, and the thickness of its end walls, mm. */
export const RACK = { deckMm: 648, endMm: 270 } as const;

/** The round vessel of a tank container: a `lengthwise` cylinder between dished ends. */
export interface Vessel {
  /** Room inside the cylindrical part: what is `lengthwise` and fills this extent fills the vessel. */
  readonly inside: Extent;
  /** Inner diameter, mm. */
  readonly diameterMm: number;
  readonly wallMm: number;
  /** How far each dished end bulges out of the cylindrical part, mm. */
  readonly dishMm: number;
}

/** How far the dished end of a vessel bulges, as a share of its diameter. */
export const DISH_SHARE = 0.144;

/** The vessel that stands in the frame of a tank container of this size. */
export function vesselOf(frame: ContainerFrame): Vessel {
  const diameterMm = 2290;
  const dishMm = DISH_SHARE * diameterMm;
  const middle = { y: frame.heightMm / 2 + 45, z: frame.widthMm / 2 };
  return {
    inside: {
      x: [100 + dishMm, frame.lengthMm - 100 - dishMm],
      y: [middle.y - diameterMm / 2, middle.y + diameterMm / 2],
      z: [middle.z - diameterMm / 2, middle.z + diameterMm / 2],
    },
    diameterMm,
    wallMm: 6,
    dishMm,
  };
}

/** The room for cargo; for a tank the box around the inside of its vessel and dished ends. */
export function holdOf(frame: ContainerFrame): Extent {
  const { lengthMm, heightMm, widthMm } = frame;
  switch (frame.kind) {
    case 'dry':
    case 'open-top':
      // Nothing that came in through the doors reaches higher than their header.
      return { x: [80, lengthMm - 80], y: [FLOOR_MM, heightMm - 110], z: [50, widthMm - 50] };
    case 'reefer': {
      const { floorMm, wallMm, roofMm, bayMm } = REEFER;
      // Above the load line the cold air flows back.
      return {
        x: [bayMm + 90, lengthMm - 115],
        y: [floorMm, heightMm - roofMm - 80],
        z: [wallMm + 8, widthMm - wallMm - 8],
      };
    }
    case 'flat-rack':
      return { x: [RACK.endMm, lengthMm - RACK.endMm], y: [RACK.deckMm, heightMm - 40], z: [60, widthMm - 60] };
    case 'tank': {
      const { inside, dishMm } = vesselOf(frame);
      return { ...inside, x: [inside.x[0] - dishMm, inside.x[1] + dishMm] };
    }
  }
}

/** A space in the container's own structure in which things have been found hidden. */
export interface Cavity {
  readonly kind: 'floor' | 'roof' | 'insulation' | 'machinery-bay';
  readonly extent: Extent;
}

/** Spaces within the structure of a container, in its own frame; none in a tank. */
export function cavitiesOf(frame: ContainerFrame): readonly Cavity[] {
  const { x, y, z } = holdOf(frame);
  const { heightMm, widthMm } = frame;
  switch (frame.kind) {
    case 'dry':
      return [
        { kind: 'floor', extent: { x, y: [34, 144], z } },
        { kind: 'roof', extent: { x, y: [heightMm - 108, heightMm - 30], z } },
      ];
    case 'open-top':
      return [{ kind: 'floor', extent: { x, y: [34, 144], z } }];
    case 'reefer': {
      const { floorMm, wallMm, roofMm, bayMm } = REEFER;
      return [
        { kind: 'insulation', extent: { x, y, z: [4, wallMm] } },
        { kind: 'insulation', extent: { x, y, z: [widthMm - wallMm, widthMm - 4] } },
        { kind: 'floor', extent: { x, y: [60, floorMm - 70], z } },
        { kind: 'roof', extent: { x, y: [heightMm - roofMm, heightMm - 8], z } },
        // Beside the compressor, behind the condenser, below the fans.
        { kind: 'machinery-bay', extent: { x: [160, bayMm - 20], y: [200, 1150], z: [140, 1000] } },
      ];
    }
    case 'flat-rack':
      return [{ kind: 'floor', extent: { x, y: [60, RACK.deckMm - 60], z } }];
    case 'tank':
      return [];
  }
}
