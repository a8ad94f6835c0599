import type { Random } from '#base/random.ts';
import { extentOf, lengthOf, type Solid } from '../bodies/solid.ts';
import { boxSubmachineGun, pistol, pocketPistol, revolver, tubeSubmachineGun } from './handguns.ts';
import {
  alloyRifle,
  boltRifle,
  bullpup,
  curvedMagazineRifle,
  doubleShotgun,
  leverCarbine,
  machineGun,
  pumpShotgun,
} from './long-guns.ts';
import { bagged, crated } from './luggage.ts';
import { bare, ifFits, kindsFor, type Made, type Maker, type Room, shifted, sizeOf } from './made.ts';
import { type Part, type Pose, silhouettes } from './silhouette-parts.ts';
import {
  barrel,
  handGrenade,
  launcher,
  magazine,
  mortarBomb,
  mortarTube,
  strippedReceiver,
  warhead,
} from './weapon-parts.ts';

/** Every kind of weapon, with how often it is met, and how many lie together at most. */
export const WEAPON_KINDS = {
  pistol: { parts: pistol, weight: 4, most: 12 },
  'pocket pistol': { parts: pocketPistol, weight: 2, most: 10 },
  revolver: { parts: revolver, weight: 3, most: 8 },
  'box submachine gun': { parts: boxSubmachineGun, weight: 2, most: 6 },
  'tube submachine gun': { parts: tubeSubmachineGun, weight: 1, most: 6 },
  'rifle with curved magazine': { parts: curvedMagazineRifle, weight: 4, most: 10 },
  'alloy rifle': { parts: alloyRifle, weight: 3, most: 8 },
  bullpup: { parts: bullpup, weight: 1, most: 5 },
  'bolt rifle': { parts: boltRifle, weight: 2, most: 6 },
  'pump shotgun': { parts: pumpShotgun, weight: 2, most: 6 },
  'double shotgun': { parts: doubleShotgun, weight: 2, most: 5 },
  'lever carbine': { parts: leverCarbine, weight: 1, most: 5 },
  'machine gun': { parts: machineGun, weight: 1, most: 3 },
  'stripped receiver': { parts: strippedReceiver, weight: 2, most: 12 },
  barrel: { parts: barrel, weight: 2, most: 14 },
  magazine: { parts: magazine, weight: 2, most: 16 },
  'hand grenade': { parts: handGrenade, weight: 2, most: 20 },
  'mortar tube': { parts: mortarTube, weight: 1, most: 2 },
  'mortar bomb': { parts: mortarBomb, weight: 1, most: 12 },
  launcher: { parts: launcher, weight: 1, most: 3 },
  warhead: { parts: warhead, weight: 1, most: 6 },
} as const satisfies Record<
  string,
  { readonly parts: (random: Random) => Part[]; readonly weight: number; readonly most: number }
>;

type Kind = (typeof WEAPON_KINDS)[keyof typeof WEAPON_KINDS];

const BY_WEIGHT: readonly Kind[] = Object.values(WEAPON_KINDS).flatMap((kind) => Array<Kind>(kind.weight).fill(kind));

const HELD_BACK: readonly Kind[] = [
  WEAPON_KINDS['pocket pistol'],
  WEAPON_KINDS['tube submachine gun'],
  WEAPON_KINDS.bullpup,
  WEAPON_KINDS['lever carbine'],
  WEAPON_KINDS['mortar bomb'],
  WEAPON_KINDS.launcher,
];

/** One weapon or several of a kind, thrown together, bundled side by side, in a bag or in a crate. */
export const makeWeapons: Maker = (room, random, _, shapes) => {
  const kind = random.pick(kindsFor(BY_WEIGHT, HELD_BACK, shapes));
  const count = random.chance(0.35) ? 1 : random.integer(1, kind.most);
  const way = random.pick(['thrown', 'bundled', 'bundled', 'bagged', 'crated'] as const);
  // Fewer and fewer, until they fit.
  for (let some = count; some >= 1; some = Math.floor(some / 2)) {
    const solids = way === 'thrown' ? thrown(kind, some, random) : bundled(kind, some, room, random);
    const made: Made =
      way === 'bagged' ? bagged(solids, random) : way === 'crated' ? crated(solids, random) : bare(solids);
    const fitting = ifFits(made, room) ?? ifFits(bare(solids), room);
    if (fitting) return fitting;
  }
  return undefined;
};

/** Short things lie any way, long ones nearly level; half of them point to the left. */
function anyPose(random: Random, freely: boolean): Pose {
  const tilt = random.chance(0.55) ? random.between(0.94, 1) : random.between(0.55, 0.94);
  const roll = random.chance(0.6) ? random.between(0.9, 1) : random.between(0.4, 0.9);
  return {
    halfTangent: freely ? random.between(-1, 1) : random.between(-0.15, 0.15),
    along: random.chance(0.5) ? tilt : -tilt,
    across: roll,
  };
}

function thrown(kind: Kind, count: number, random: Random): Solid[] {
  const solids: Solid[] = [];
  for (let i = 0; i < count; i++) {
    const parts = kind.parts(random);
    const one = silhouettes(parts, anyPose(random, lengthMm(parts) < 400));
    const { x, y } = sizeOf(one);
    const at = random.between(-0.3, 0.3) * x * Math.min(1, count / 3);
    solids.push(...shifted(one, [at, random.between(0, 0.25) * y * Math.min(1, i), deepest(solids, one)]));
  }
  return solids;
}

/** Side by side or one above the other, all the same way round. */
function bundled(kind: Kind, count: number, room: Room, random: Random): Solid[] {
  const model = kind.parts(random.fork('model'));
  const pose = anyPose(random, lengthMm(model) < 400 && random.chance(0.5));
  const { x, y } = sizeOf(silhouettes(model, pose));
  const inRow = Math.max(1, Math.min(random.integer(1, 4), Math.floor(room.x / (x * 1.05))));
  const high = Math.max(1, Math.min(random.integer(1, 4), Math.floor(room.y / (y * 1.05))));
  const perLayer = inRow * high;
  const solids: Solid[] = [];
  let depth = 0;
  for (let i = 0; i < count; i++) {
    const place = i % perLayer;
    const one = silhouettes(model, { ...pose, halfTangent: pose.halfTangent + random.between(-0.02, 0.02) });
    const at = [(place % inRow) * x * 1.04, Math.floor(place / inRow) * y * 1.03] as const;
    if (place === 0 && i > 0) depth = lengthOf(extentOf(solids).z) + 6;
    solids.push(...shifted(one, [at[0] + random.between(0, 6), at[1], depth]));
  }
  return solids;
}

function lengthMm(parts: readonly Part[]): number {
  const xs = parts.flatMap(({ outline }) => outline.corners.filter((_, i) => i % 2 === 0));
  return Math.max(...xs) - Math.min(...xs);
}

/** How far behind those that lie there already the next one comes to lie. */
function deepest(there: readonly Solid[], one: readonly Solid[]): number {
  return there.length === 0 ? 0 : extentOf(there).z[1] - extentOf(one).z[0] + 3;
}
