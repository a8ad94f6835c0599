import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { PALLET_HEIGHT_MM, palletPlaces, woodenPallet } from './pallet.ts';

/** Paper rolls standing on end, as many as the payload allows. */
export function stowRolls(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  const diameter = random.between(850, 1150);
  const density = random.between(0.7, 0.95);
  const height = random.between(700, 1250);
  const tiers = stackHeightMm(bay, density * 0.7) > 2 * height ? 2 : 1;
  for (let tier = 0; tier < tiers; tier++) {
    for (let i = 0; bay.x[0] + 20 + diameter * (i + 1) <= bay.x[1]; i++) {
      for (const row of [0, 1]) {
        const x = bay.x[0] + 20 + i * diameter;
        const z = row === 0 ? bay.z[0] : bay.z[1] - diameter;
        const y: Span = [bay.y[0] + tier * height, bay.y[0] + (tier + 1) * height - 6];
        const shift = random.between(-8, 8);
        const roll = { shape: 'upright', x: [x + shift, x + diameter - 6 + shift], y, z: [z, z + diameter] } as const;
        loader.take([{ ...roll, substance: 'cellulose', density, hollow: 0.09, grain: 0.012 }]);
      }
    }
  }
  return loader.load();
}

const DRUM = { diameterMm: 585, heightMm: 880, wallMm: 1.1 } as const;

/** Steel drums of 200 litres on pallets, filled to about nine tenths. */
export function stowDrums(bay: Bay, contents: SubstanceId, density: number, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  const tiers = random.chance(0.4) && bay.y[1] - bay.y[0] > 2100 ? 2 : 1;
  const pitch = DRUM.diameterMm + 8;
  for (let tier = 0; tier < tiers; tier++) {
    const floor = bay.y[0] + tier * (DRUM.heightMm + PALLET_HEIGHT_MM);
    for (let x = bay.x[0] + random.between(10, 40); x + 2 * pitch <= bay.x[1]; x += 2 * pitch + random.between(5, 30)) {
      for (const z of [bay.z[0], bay.z[1] - 2 * pitch]) {
        if (!loader.take(woodenPallet([x, x + 2 * pitch], floor, [z, z + 2 * pitch]))) return loader.load();
        for (let k = 0; k < 4; k++) {
          const left = x + (k % 2) * pitch + random.between(0, 6);
          const deep = z + Math.floor(k / 2) * pitch;
          const full = random.between(0.86, 0.95);
          loader.take(drum([left, left + DRUM.diameterMm], floor + PALLET_HEIGHT_MM, deep, contents, density, full));
        }
      }
    }
  }
  return loader.load();
}

function drum(x: Span, base: number, deep: number, contents: SubstanceId, density: number, full: number): Solid[] {
  const z: Span = [deep, deep + DRUM.diameterMm];
  const y: Span = [base, base + DRUM.heightMm];
  const steel = { substance: 'steel', density: 7.87 } as const;
  const hollow = 1 - (2 * DRUM.wallMm) / DRUM.diameterMm;
  const hoop = (at: number): Solid => ({
    shape: 'upright',
    x: [x[0] - 6, x[1] + 6],
    y: [base + at, base + at + 14],
    z: [z[0] - 6, z[1] + 6],
    substance: 'steel',
    density: 3.2,
    hollow: 0.96,
  });
  return [
    { shape: 'upright', x, y, z, ...steel, hollow },
    { shape: 'upright', x, y: [base, base + 2], z, ...steel },
    { shape: 'upright', x, y: [y[1] - 14, y[1] - 12], z, ...steel },
    { shape: 'upright', x, y: [base + 2, base + DRUM.heightMm * full], z, substance: contents, density },
    ...[0, 290, 580, 866].map(hoop),
  ];
}

/** Tyres lying in columns that lean against each other. */
export function stowTyres(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  const diameter = random.between(600, 1020);
  const thick = diameter * random.between(0.28, 0.36);
  const rows = Math.floor((bay.z[1] - bay.z[0]) / diameter);
  const slack = (bay.z[1] - bay.z[0] - rows * diameter) / Math.max(1, rows - 1);
  for (let x = bay.x[0] + 20; x + diameter <= bay.x[1]; x += diameter * random.between(0.93, 1.02)) {
    for (let row = 0; row < rows; row++) {
      const lean = random.between(-25, 25);
      const count = Math.floor(((bay.y[1] - bay.y[0]) * bay.fill * random.between(0.85, 1)) / thick);
      for (let tier = 0; tier < count; tier++) {
        const left = Math.min(bay.x[1] - diameter, Math.max(bay.x[0], x + lean * tier * 0.5 + random.between(-28, 28)));
        const deep = bay.z[0] + row * (diameter + slack);
        loader.take(lyingTyre(left, bay.y[0] + tier * thick, deep, diameter, thick));
      }
    }
  }
  return loader.load();
}

function lyingTyre(left: number, base: number, deep: number, diameter: number, thick: number): Solid[] {
  const ring = (inset: number, y: Span, hollow: number, density: number, substance: SubstanceId): Solid => ({
    shape: 'upright',
    x: [left + inset, left + diameter - inset],
    y,
    z: [deep + inset, deep + diameter - inset],
    substance,
    density,
    hollow,
  });
  return [
    ring(0, [base + thick * 0.12, base + thick * 0.88], 0.94, 1.15, 'rubber'),
    ring(6, [base + thick * 0.2, base + thick * 0.8], 0.985, 2.6, 'steel'),
    ring(diameter * 0.03, [base + 4, base + 18], 0.62, 1.15, 'rubber'),
    ring(diameter * 0.03, [base + thick - 18, base + thick - 4], 0.62, 1.15, 'rubber'),
    ring(diameter * 0.19, [base + 4, base + 16], 0.95, 4, 'steel'),
    ring(diameter * 0.19, [base + thick - 16, base + thick - 4], 0.95, 4, 'steel'),
  ];
}

/** Bottled drinks: trays of bottles in tiers on pallets, each tier with its headspace. */
export function stowBottles(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  const bottle = random.between(66, 92);
  const tierMm = random.between(230, 330);
  const glass = random.chance(0.4);
  const density = glass ? 0.9 : 0.78;
  const tiers = Math.max(1, Math.floor((stackHeightMm(bay, density * 0.8) - PALLET_HEIGHT_MM) / tierMm));
  for (const place of palletPlaces(bay, random)) {
    if (!loader.take(woodenPallet(place.x, bay.y[0], place.z))) break;
    const columns = Math.floor((place.x[1] - place.x[0]) / bottle);
    const missing = random.chance(0.1) ? 1 : 0;
    for (let tier = 0; tier < tiers - missing; tier++) {
      const base = place.y[0] + tier * tierMm;
      loader.take(bottleTier(place.x, base, tierMm, place.z, columns, glass, density));
    }
  }
  return loader.load();
}

function bottleTier(x: Span, base: number, tierMm: number, z: Span, columns: number, glass: boolean, density: number) {
  const pitch = (x[1] - x[0]) / columns;
  const solids: Solid[] = [
    { shape: 'block', x, y: [base, base + 5], z, substance: 'cellulose', density: 0.6 },
    { shape: 'block', x, y: [base + 5, base + tierMm * 0.62], z, substance: 'polyethylene', density: 0.03 },
  ];
  for (let i = 0; i < columns; i++) {
    const body: Span = [x[0] + i * pitch + 1, x[0] + (i + 1) * pitch - 1];
    const neck: Span = [x[0] + (i + 0.34) * pitch, x[0] + (i + 0.66) * pitch];
    // A row of bottles in depth is drawn as one elliptical body as deep as the pallet.
    solids.push({ shape: 'upright', x: body, y: [base + 6, base + tierMm * 0.66], z, substance: 'water', density });
    solids.push({
      shape: 'upright',
      x: neck,
      y: [base + tierMm * 0.66, base + tierMm * 0.86],
      z,
      substance: 'water',
      density: 0.26,
    });
    if (glass) {
      solids.push({
        shape: 'upright',
        x: body,
        y: [base + 6, base + tierMm * 0.7],
        z,
        substance: 'glass',
        density: 2.5,
        hollow: 0.93,
      });
      solids.push({
        shape: 'upright',
        x: neck,
        y: [base + tierMm * 0.7, base + tierMm * 0.96],
        z,
        substance: 'glass',
        density: 0.4,
      });
    }
  }
  return solids;
}
