import type { Random } from '#base/random.ts';
import { type Extent, lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import { block, type Matter, STEEL, WOOD } from '../cargo/matter.ts';

/** A compartment that someone built: its walls, and the room that it hides. */
interface Compartment {
  readonly walls: readonly Solid[];
  readonly room: Extent;
}

/** Sheet of steel or plywood, and how thick it is. */
function anySheet(random: Random): { readonly matter: Matter; readonly thickMm: number } {
  return random.chance(0.6)
    ? { matter: STEEL, thickMm: random.between(2, 4) }
    : { matter: { ...WOOD, density: 0.62 }, thickMm: random.between(12, 21) };
}

/** A second bulkhead at a distance behind the front wall, its posts towards the compartment. */
export function bulkhead(hold: Extent, depthMm: number, random: Random): Compartment {
  const { matter, thickMm } = anySheet(random);
  const post = matter.substance === 'steel' ? random.between(30, 50) : random.between(40, 70);
  const face = hold.x[0] + depthMm;
  const wall = block([face, face + thickMm], hold.y, hold.z, matter);
  const posts = between(hold.z, random.between(500, 800), post).map((z) =>
    block([face - post, face], hold.y, z, framing(matter)),
  );
  const rails = [hold.y[0], hold.y[1] - post].map((y) =>
    block([face - post, face], [y, y + post], hold.z, framing(matter)),
  );
  return { walls: [wall, ...posts, ...rails], room: { ...hold, x: [hold.x[0], face - post] } };
}

/** A second floor on joists, or a ceiling hung below the roof. */
export function deck(kind: 'floor' | 'roof', hold: Extent, x: Span, heightMm: number, random: Random): Compartment {
  const { matter, thickMm } = anySheet(random);
  const joist = 40;
  const isFloor = kind === 'floor';
  const inner: Span = isFloor ? [hold.y[0], hold.y[0] + heightMm] : [hold.y[1] - heightMm, hold.y[1]];
  const sheet: Span = isFloor ? [inner[1], inner[1] + thickMm] : [inner[0] - thickMm, inner[0]];
  const ends = [x[0], x[1] - joist].map((from) => block([from, from + joist], inner, hold.z, framing(matter)));
  const long = between(hold.z, random.between(700, 1000), joist).map((z) => {
    const y: Span = isFloor ? [inner[1] - joist, inner[1]] : [inner[0], inner[0] + joist];
    return block([x[0] + joist, x[1] - joist], y, z, framing(matter));
  });
  const room: Extent = {
    x: [x[0] + joist, x[1] - joist],
    y: isFloor ? [inner[0], inner[1] - joist] : [inner[0] + joist, inner[1]],
    z: hold.z,
  };
  return { walls: [block(x, sheet, hold.z, matter), ...ends, ...long], room };
}

/** Square tube or timber: what a solid beam of the same outline would weigh of it. */
function framing(matter: Matter): Matter {
  return matter.substance === 'steel' ? { ...STEEL, density: STEEL.density * 0.24 } : WOOD;
}

/** Beams over a span, about so far apart. */
function between(span: Span, pitchMm: number, wideMm: number): Span[] {
  const count = Math.max(1, Math.round(lengthOf(span) / pitchMm));
  return Array.from({ length: count + 1 }, (_, i): Span => {
    const start = span[0] + ((lengthOf(span) - wideMm) * i) / count;
    return [start, start + wideMm];
  });
}
