import type { Random } from '#base/random.ts';
import type { Point, Solid } from '../bodies/solid.ts';
import { fits, type Room } from './made.ts';

/** How a pile is built: sides of one piece, how many along each axis, and the play between neighbours. */
interface Stack {
  readonly piece: Room;
  readonly count: Room;
  readonly gapMm: number;
  /** How far a piece may lie beside its place. */
  readonly looseMm: number;
  /** Share of the uppermost tier that is missing. */
  readonly missing: number;
}

/** The piece as it lies flat, or turned so that it fits a room; undefined when it fits no way. */
export function turnedToFit(piece: Room, room: Room, random: Random): Room | undefined {
  const { x, y, z } = piece;
  const turns = [
    { x, y, z },
    { x: z, y, z: x },
    { x, y: z, z: y },
    { x: y, y: z, z: x },
    { x: z, y: x, z: y },
    { x: y, y: x, z },
  ].filter((turn) => fits(turn, room));
  if (turns.length === 0) return undefined;
  return random.chance(0.6) ? turns[0] : random.pick(turns);
}

/** As many pieces along each axis as wanted, or as fit the room. */
export function countFor(room: Room, piece: Room, wanted: Room, gapMm: number): Room {
  const along = (axis: keyof Room) =>
    Math.max(1, Math.min(wanted[axis], Math.floor((room[axis] + gapMm) / (piece[axis] + gapMm))));
  return { x: along('x'), y: along('y'), z: along('z') };
}

/** Builds the pile from the origin; `make` gives the bodies of the piece whose lowest corner is at a point. */
export function stacked(stack: Stack, random: Random, make: (corner: Point) => readonly Solid[]): Solid[] {
  const { piece, count, gapMm, looseMm, missing } = stack;
  const solids: Solid[] = [];
  for (let j = 0; j < count.y; j++) {
    for (let i = 0; i < count.x; i++) {
      for (let k = 0; k < count.z; k++) {
        if (j > 0 && j === count.y - 1 && random.chance(missing)) continue;
        solids.push(
          ...make([
            i * (piece.x + gapMm) + random.between(0, looseMm),
            j * piece.y,
            k * (piece.z + gapMm) + random.between(0, looseMm),
          ]),
        );
      }
    }
  }
  return solids;
}
