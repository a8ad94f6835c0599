import type { Random } from '#base/random.ts';
import { type Extent, extentOf, lengthOf, moved, type Solid, type Span, totalMassKg } from '../bodies/solid.ts';
import { block, STEEL } from '../cargo/matter.ts';
import { makeAmmunition } from './ammunition.ts';
import { makeCash } from './cash.ts';
import type { Concealment } from './concealment.ts';
import { makeDenseBlock } from './dense-block.ts';
import { makeEWaste } from './e-waste.ts';
import { makeIvory } from './ivory.ts';
import { makeLiquor } from './liquor.ts';
import { fits, type Made, type Maker, roomOf, type Shapes } from './made.ts';
import { type Package, withRoomFor } from './make-way.ts';
import { makeNarcotics } from './narcotics.ts';
import { carriedAt, compartmentSpot, type Site, type Spot, spotFor } from './spot.ts';
import { makeVehicle } from './stolen-vehicle.ts';
import { makeStowaways } from './stowaway.ts';
import type { TargetClass } from './target.ts';
import { makeTobacco } from './tobacco.ts';
import { makeMachine } from './undeclared-machine.ts';
import { makeWeapons } from './weapons.ts';

/** Contraband where it is hidden, and the cargo as it is left. */
export interface PlacedTarget {
  readonly classId: TargetClass;
  readonly concealment: Concealment;
  /** What the mask covers. */
  readonly solids: readonly Solid[];
  /** False bulkhead, bag, crate or wrapping: innocent matter that came with it. */
  readonly companions: readonly Solid[];
  readonly packages: readonly Package[];
}

/** Contents of a false compartment, with its walls one target: the fullest of some, since nobody builds one for little. */
const makeContents: Maker = (room, random, concealment, shapes) => {
  const maker = random.pick([makeTobacco, makeNarcotics, makeNarcotics, makeCash]);
  const loads = [1, 2, 3, 4].flatMap(() => maker(room, random, concealment, shapes) ?? []);
  return loads.toSorted((one, other) => totalMassKg(other.solids) - totalMassKg(one.solids))[0];
};

const MAKERS: { readonly [Class in TargetClass]: Maker } = {
  tobacco: makeTobacco,
  liquor: makeLiquor,
  narcotics: makeNarcotics,
  'false-wall': makeContents,
  weapon: makeWeapons,
  ammunition: makeAmmunition,
  cash: makeCash,
  vehicle: makeVehicle,
  stowaway: makeStowaways,
  'dense-block': makeDenseBlock,
  machinery: makeMachine,
  ivory: makeIvory,
  'e-waste': makeEWaste,
};

const ATTEMPTS = 16;
/** Sheet below things between beams of floor or roof. */
const TRAY_MM = 1.5;
/** What carries a thing may lie uneven by this much, mm. */
const CARRIED_MM = 35;

/**
 * Hides something of a class at a site; undefined when there is no room for it there. Behind the cargo, behind a
 * bulkhead and for a raised floor the whole cargo is moved, so these come before anything that lies in the cargo.
 */
export function placeTarget(
  classId: TargetClass,
  concealment: Concealment,
  site: Site,
  random: Random,
  shapes: Shapes = 'all',
): PlacedTarget | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const chance = random.fork(`attempt/${attempt}`);
    const spot =
      classId === 'false-wall' ? compartmentSpot(concealment, site, chance) : spotFor(concealment, site, chance);
    const made = spot && MAKERS[classId](roomOf(spot.room), chance, concealment, shapes);
    const placed = spot && made && settled(made, spot, site, chance);
    if (!placed) continue;
    const isWall = classId === 'false-wall';
    return {
      classId,
      concealment,
      solids: isWall ? [...placed.solids, ...spot.walls] : placed.solids,
      companions: isWall ? placed.companions : [...placed.companions, ...spot.walls],
      packages: placed.packages,
    };
  }
  return undefined;
}

/** Puts a thing into its room, lowers it on what carries it, and makes way in the cargo. */
export function settled(
  made: Made,
  { room, end, support, packages }: Spot,
  { hold }: Site,
  random: Random,
): (Made & { readonly packages: readonly Package[] }) | undefined {
  const all = [...made.solids, ...made.companions];
  const own = extentOf(all);
  const size = roomOf(own);
  const high = lengthOf(room.y) - (support === 'tray' ? TRAY_MM : 0);
  if (!fits(size, { ...roomOf(room), y: high })) return undefined;
  const x = start(own.x, room.x, end, random);
  const z = start(own.z, room.z, random.chance(0.25) ? 'front' : 'any', random);
  const footprint: Extent = { x: [x, x + lengthOf(own.x)], y: own.y, z: [z, z + lengthOf(own.z)] };
  const base = support === 'tray' ? room.y[0] + TRAY_MM : room.y[0];
  const at = (y: number) => {
    const to = (solids: readonly Solid[]) =>
      solids.map((solid) => moved(solid, x - own.x[0], y - own.y[0], z - own.z[0]));
    const solids = to(made.solids);
    const tray = block(footprint.x, [y - TRAY_MM, y], footprint.z, STEEL);
    const companions = support === 'tray' ? [...to(made.companions), tray] : to(made.companions);
    return { solids, companions, packages: withRoomFor([...solids, ...companions], packages) };
  };
  if (support !== 'cargo') return at(base);
  // What would carry it may have to go itself: then it sinks on what is left.
  let y = carriedAt(footprint, base, hold, packages);
  for (let sunk = 0; sunk < 4; sunk++) {
    const placed = at(y);
    const carried = carriedAt(footprint, y, hold, placed.packages);
    if (carried > y - CARRIED_MM) return placed;
    y = carried;
  }
  return undefined;
}

/** Where in a span something of a length starts. */
function start(own: Span, within: Span, end: Spot['end'], random: Random): number {
  const slack = lengthOf(within) - lengthOf(own);
  const play = Math.min(slack, random.between(0, 120));
  if (end === 'front') return within[0] + play;
  if (end === 'rear') return within[1] - lengthOf(own) - play;
  return within[0] + random.between(0, slack);
}
