import type { Random } from '#base/random.ts';
import { type Extent, extentOf, lengthOf, moved, type Point, type Solid } from '../bodies/solid.ts';
import type { Matter } from '../cargo/matter.ts';
import type { Concealment } from './concealment.ts';

/** Lengths along x, y and z in mm: of a thing, or of the room there is for it. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Something made to be hidden; wherever its bodies lie, it stands on the lowest of them. */
export interface Made {
  /** The contraband itself. */
  readonly solids: readonly Solid[];
  /** Bag, crate or wrapping: innocent matter that comes with it. */
  readonly companions: readonly Solid[];
}

/**
 * Which shapes of a class may be made: all, those that a detector is trained on, or those kept from its training, so
 * that it can be tried on shapes that it never met. Each maker says which it holds back.
 */
export type Shapes = 'all' | 'familiar' | 'held-back';

/** Makes one thing of a class that fits a room, or nothing when the room is too small for its kind. */
export type Maker = (room: Room, random: Random, concealment: Concealment, shapes: Shapes) => Made | undefined;

/** Those of some kinds that may be made; `heldBack` are kept from training. */
export function kindsFor<Kind>(kinds: readonly Kind[], heldBack: readonly Kind[], shapes: Shapes): readonly Kind[] {
  return shapes === 'all' ? kinds : kinds.filter((kind) => heldBack.includes(kind) === (shapes === 'held-back'));
}

export const PLASTIC: Matter = { substance: 'polyethylene', density: 0.95 };

/** A body of an axis-aligned shape, from its lowest corner and its lengths. */
export function form(shape: Solid['shape'], corner: Point, size: Point, matter: Matter): Solid {
  const [x, y, z] = corner;
  return { shape, x: [x, x + size[0]], y: [y, y + size[1]], z: [z, z + size[2]], ...matter };
}

export function shifted(solids: readonly Solid[], by: Point): Solid[] {
  return solids.map((solid) => moved(solid, ...by));
}

export function roomOf({ x, y, z }: Extent): Room {
  return { x: lengthOf(x), y: lengthOf(y), z: lengthOf(z) };
}

export function fits(size: Room, room: Room): boolean {
  return size.x <= room.x && size.y <= room.y && size.z <= room.z;
}

/** Room that bodies take up together. */
export function sizeOf(solids: readonly Solid[]): Room {
  return roomOf(extentOf(solids));
}

/** What was made, if it fits the room it was made for. */
export function ifFits(made: Made, room: Room): Made | undefined {
  return fits(sizeOf([...made.solids, ...made.companions]), room) ? made : undefined;
}

/** Bare things without packing. */
export function bare(solids: readonly Solid[]): Made {
  return { solids, companions: [] };
}
