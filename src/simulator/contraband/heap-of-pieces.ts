import type { Random } from '#base/random.ts';
import { extentOf, type Solid } from '../bodies/solid.ts';
import { type Room, shifted, sizeOf } from './made.ts';

/** Throws pieces into columns until the room is full: neither neat nor floating. */
export function heaped(room: Room, makers: readonly ((random: Random) => Solid[])[], random: Random): Solid[] {
  const solids: Solid[] = [];
  for (let z = 0; z < room.z - 300; ) {
    let deepest = 0;
    for (let x = 0; x < room.x - 150; ) {
      let longest = 0;
      for (let y = 0; y < room.y; ) {
        const piece = random.pick(makers)(random);
        const size = sizeOf(piece);
        if (x + size.x > room.x || y + size.y > room.y || z + size.z > room.z) break;
        const own = extentOf(piece);
        solids.push(...shifted(piece, [x - own.x[0] + random.between(0, 15), y - own.y[0], z - own.z[0]]));
        y += size.y + 2;
        longest = Math.max(longest, size.x);
        deepest = Math.max(deepest, size.z);
      }
      x += Math.max(120, longest + random.between(2, 60));
    }
    z += Math.max(200, deepest + 10);
  }
  return solids;
}
