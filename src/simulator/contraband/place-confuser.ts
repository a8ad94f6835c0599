import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import type { Concealment } from './concealment.ts';
import { CONFUSERS, type ConfuserKind } from './confusers.ts';
import { ifFits, roomOf } from './made.ts';
import type { Package } from './make-way.ts';
import { settled } from './place-target.ts';
import { type Site, spotFor } from './spot.ts';

/** An innocent thing among the cargo, with its packing, and the cargo as it is left. */
export interface PlacedConfuser {
  readonly kind: ConfuserKind;
  readonly solids: readonly Solid[];
  readonly packages: readonly Package[];
}

const ATTEMPTS = 8;
/** Where innocent things lie openly: the same places in which contraband is hidden among cargo. */
const PLACES: readonly Concealment[] = ['in-cargo', 'in-cargo', 'in-cargo', 'in-package', 'by-doors', 'on-top'];

/** Puts an innocent thing where contraband might be; undefined when there is no room for it. */
export function placeConfuser(kind: ConfuserKind, site: Site, random: Random): PlacedConfuser | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const chance = random.fork(`attempt/${attempt}`);
    const spot = spotFor(kind === 'dunnage partition' ? 'in-cargo' : chance.pick(PLACES), site, chance);
    if (!spot) continue;
    const room = roomOf(spot.room);
    const made = ifFits(CONFUSERS[kind].make(room, chance), room);
    const placed = made && settled(made, spot, site, chance);
    if (placed) return { kind, solids: [...placed.solids, ...placed.companions], packages: placed.packages };
  }
  return undefined;
}
