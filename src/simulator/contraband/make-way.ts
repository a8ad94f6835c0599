import { type Extent, extentOf, lengthOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';

export type Package = readonly Solid[];

/** Softer than this, g/cm³, goods give way or can be cut; what is heavier or round is lifted out as a whole. */
const MOST_YIELDING = 1.3;
/** Bodies may touch by this much, mm. */
const TOUCH_MM = 2;

/**
 * The cargo as it is left when bodies lie in it: cartons, bales and bags are hollowed where they lie, machines, coils
 * and drums are lifted out together with what stood on them.
 */
export function withRoomFor(bodies: readonly Solid[], packages: readonly Package[]): readonly Package[] {
  const whole = extentOf(bodies);
  const inTheWay = packages.filter(
    (goods) =>
      overlaps(extentOf(goods), whole) &&
      goods.some((one) => one.density > 0 && bodies.some((body) => overlaps(one, body, TOUCH_MM))),
  );
  const isStuck = (one: Solid) =>
    one.density > 0 && !isYielding(one) && bodies.some((body) => overlaps(one, body, TOUCH_MM));
  const lifted = new Set(inTheWay.filter((goods) => goods.some(isStuck)));
  for (const goods of lifted) for (const above of standingOn(goods, packages)) lifted.add(above);
  return packages
    .filter((goods) => !lifted.has(goods))
    .map((goods) => (inTheWay.includes(goods) ? goods.flatMap((one) => hollowed(one, bodies)) : goods))
    .filter((goods) => goods.length > 0);
}

/** Whether goods can be cut or pushed aside. */
export function isYielding({ shape, density }: Solid): boolean {
  return (shape === 'block' || shape === 'pillow' || shape === 'heap') && density <= MOST_YIELDING;
}

/** Lowest and highest point of the upper side of a body over a stretch of the hold, mm. */
export function upperSide(body: Solid, x: Span): Span {
  const { profile } = body;
  if (!profile || profile.length < 2) return [body.y[1], body.y[1]];
  const step = lengthOf(body.x) / (profile.length - 1);
  const first = Math.max(0, Math.floor((x[0] - body.x[0]) / step));
  const last = Math.min(profile.length - 1, Math.ceil((x[1] - body.x[0]) / step));
  const heights = profile.slice(first, last + 1).map((share) => body.y[0] + share * lengthOf(body.y));
  return [Math.min(...heights), Math.max(...heights)];
}

export function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one[1], other[1]) - Math.max(one[0], other[0]));
}

export function overlaps(one: Extent, other: Extent, touchMm = 0): boolean {
  return (['x', 'y', 'z'] as const).every((axis) => overlap(one[axis], other[axis]) > touchMm);
}

function standingOn(goods: Package, packages: readonly Package[]): readonly Package[] {
  const below = extentOf(goods);
  return packages.filter((other) => {
    const own = extentOf(other);
    const shared = overlap(own.x, below.x) * overlap(own.z, below.z);
    return own.y[0] >= below.y[1] - 40 && shared > 0.3 * lengthOf(own.x) * lengthOf(own.z);
  });
}

/** What is left of goods around bodies that lie in them. */
function hollowed(goods: Solid, bodies: readonly Solid[]): readonly Solid[] {
  if (goods.density <= 0) return [goods];
  const touching = bodies.filter((body) => overlaps(goods, body, TOUCH_MM));
  const embedded = touching.filter((body) => isEmbedded(body, goods));
  const cutting = touching.filter((body) => !embedded.includes(body));
  if (cutting.length === 0) return [goods, ...embedded.map((body) => missing(body, goods))];
  const hole = extentOf(touching);
  return goods.shape === 'block' ? cut(goods, hole) : [goods, ...cavityIn(goods, hole)];
}

/** Soft goods close around a denser body that lies within them: they are missing only where it is. */
function isEmbedded(body: Solid, goods: Solid): boolean {
  const isWithin = (['x', 'y', 'z'] as const).every(
    (axis) => body[axis][0] >= goods[axis][0] && body[axis][1] <= goods[axis][1],
  );
  return isWithin && body.density >= goods.density && !body.hollow && !body.cells && !body.grain;
}

function missing(body: Solid, goods: Solid): Solid {
  return { ...body, substance: goods.substance, density: -goods.density };
}

/** A block without a hole, as up to six blocks; the cells of its filling stay where they were, whole cells are taken. */
function cut(goods: Solid, hole: Extent): Solid[] {
  const { cells, ...plain } = goods;
  const x = cellBounds(goods.x, hole.x, cells?.x ?? 1);
  // Below, the filling reaches up to what stands on it.
  const y: Span = [Math.max(goods.y[0], hole.y[0]), cellBounds(goods.y, hole.y, cells?.y ?? 1)[1]];
  const z: Span = [Math.max(goods.z[0], hole.z[0]), Math.min(goods.z[1], hole.z[1])];
  const piece = (xs: Span, ys: Span, zs: Span): Solid[] => {
    if (lengthOf(xs) < 0.5 || lengthOf(ys) < 0.5 || lengthOf(zs) < 0.5) return [];
    if (!cells) return [{ ...plain, x: xs, y: ys, z: zs }];
    const count = (span: Span, all: Span, number: number) =>
      Math.max(1, Math.round((lengthOf(span) / lengthOf(all)) * number));
    const kept = { x: count(xs, goods.x, cells.x), y: count(ys, goods.y, cells.y), gapMm: cells.gapMm };
    return [{ ...plain, x: xs, y: ys, z: zs, cells: kept }];
  };
  return [
    ...piece([goods.x[0], x[0]], goods.y, goods.z),
    ...piece([x[1], goods.x[1]], goods.y, goods.z),
    ...piece(x, [goods.y[0], y[0]], goods.z),
    ...piece(x, [y[1], goods.y[1]], goods.z),
    ...piece(x, y, [goods.z[0], z[0]]),
    ...piece(x, y, [z[1], goods.z[1]]),
  ];
}

function cellBounds(all: Span, hole: Span, count: number): Span {
  const low = Math.max(all[0], hole[0]);
  const high = Math.min(all[1], hole[1]);
  if (count < 2) return [low, high];
  const pitch = lengthOf(all) / count;
  return [
    all[0] + Math.floor((low - all[0]) / pitch) * pitch,
    Math.min(all[1], all[0] + Math.ceil((high - all[0]) / pitch) * pitch),
  ];
}

/** The room within a bag or a heap, which is thinner towards its rim: never more than there is of it. */
function cavityIn(bag: Solid, hole: Extent): Solid[] {
  const within = (axis: 'x' | 'y' | 'z'): Span => [
    Math.max(bag[axis][0], hole[axis][0]),
    Math.min(bag[axis][1], hole[axis][1]),
  ];
  const [x, z] = [within('x'), within('z')];
  const y: Span = [within('y')[0], Math.min(within('y')[1], upperSide(bag, x)[0])];
  if (y[1] - y[0] < 1) return [];
  // Slanting rays meet the rim a little earlier.
  const outermost = (span: Span, all: Span) =>
    0.1 + Math.max(...span.map((at) => Math.abs(at - middleOf(all)))) / (lengthOf(all) / 2);
  // The worst corner of the cavity, and what irregularity leaves there.
  const rim = bag.shape === 'pillow' ? thickness(outermost(x, bag.x)) * thickness(outermost(y, bag.y)) : 1;
  const filled = rim * Math.max(0, 1 - 3 * (bag.grain ?? 0));
  const share = Math.min(1, (filled * lengthOf(bag.z)) / lengthOf(z));
  return [{ shape: 'block', x, y, z, substance: bag.substance, density: -bag.density * share }];
}

/** Thickness of a bag at a distance from its middle, 0 to 1, as bodies/solid.ts means it by `pillow`. */
function thickness(t: number): number {
  const fourth = t * t * t * t;
  return fourth < 1 ? 0.25 + 0.75 * Math.sqrt(1 - fourth) : 0.25;
}
