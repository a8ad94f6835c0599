import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { corners, type Stand, WIDTH_MM } from './chassis.ts';
import { iBeam, onBothSides, STEEL, spaced, steel } from './steel-work.ts';

/** Trestles or trolleys on rails, as fixed scanners draw boxes through: dark legs with paler boxes between. */
export function stands(stood: readonly Stand[], random: Random): readonly Solid[] {
  const last = stood.at(-1) as Stand;
  const lengthMm = last.offsetMm + last.frame.lengthMm;
  const wideMm = random.between(420, 860);
  const legMm = random.between(90, 170);
  const highMm = random.between(240, 480);
  const places = spaced(
    random.between(250, 900),
    lengthMm - wideMm - random.between(250, 900),
    random.between(2400, 3600),
  );
  const z: Span = [120, WIDTH_MM - 120];
  return [
    ...places.flatMap((at) => [
      steel([at, at + legMm], [-highMm, -30], z, 0.16),
      steel([at + wideMm - legMm, at + wideMm], [-highMm, -30], z, 0.16),
      steel([at, at + wideMm], [-highMm, -highMm + 12], z, 0.7),
      steel([at, at + wideMm], [-30, -8], z, 0.35),
      ...onBothSides(WIDTH_MM, [steel([at, at + wideMm], [-highMm + 30, -60], [120, 126], 0.8)]),
    ]),
    ...onBothSides(WIDTH_MM, [
      ...iBeam([-300, lengthMm + 300], [-highMm - 150, -highMm], [random.between(300, 600), 760], 14, 9),
    ]),
    ...spaced(-150, lengthMm + 150, 1500).map((at) =>
      steel([at, at + 8], [-highMm - 130, -highMm - 20], [300, WIDTH_MM - 300], 0.6),
    ),
  ];
}

/** The box stands on the ground, on low beams of wood or steel under its castings. */
export function ground(stood: readonly Stand[], random: Random): readonly Solid[] {
  const highMm = random.between(50, 130);
  const isWood = random.chance(0.6);
  return corners(stood).flatMap((x): Solid[] => {
    const block: Solid = {
      shape: 'block',
      x: [x - random.between(90, 160), x + random.between(90, 160)],
      y: [-highMm, -6],
      z: [-30, 260],
      substance: isWood ? 'cellulose' : 'steel',
      density: isWood ? 0.65 : STEEL * 0.25,
    };
    return onBothSides(WIDTH_MM, [block]);
  });
}
