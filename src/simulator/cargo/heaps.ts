import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { block, body, from, type Matter, part } from './matter.ts';

export interface BulkGoods {
  readonly substance: SubstanceId;
  readonly density: Span;
  readonly grain: number;
  /** `level` as blown into a liner, `humped` as dropped by a loader at several places. */
  readonly lie: 'level' | 'humped';
  /** How far its surface strays from point to point, mm. */
  readonly roughMm: number;
  /** Rise over run of its slopes at rest. */
  readonly slope: Span;
  /** Pieces lying within it: how many per metre of hold, and how large, mm. */
  readonly pieces?: { readonly perMetre: number; readonly sizeMm: Span; readonly substances: readonly SubstanceId[] };
}

const SLICES = 15;
const POINTS = 97;

/** Goods poured in bulk; in slices of depth whose tops fall towards the walls. */
export function stowBulk(bay: Bay, goods: BulkGoods, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(...goods.density);
  const tall = stackHeightMm(bay, density * 0.95);
  const slope = random.between(...goods.slope);
  const surface = goods.lie === 'level' ? levelled(bay, tall, slope, random) : humped(bay, tall, slope, random);
  const heights = slicesUnder(surface, bay, tall, slope, goods.roughMm, random);
  const mean = heights.flat().reduce((sum, height) => sum + height, 0) / (SLICES * POINTS);
  const pieceKg = goods.pieces ? 0.12 : 0;
  const massKg = mean * lengthOf(bay.x) * lengthOf(bay.z) * 1e-6 * density * (1 + pieceKg);
  const scale = Math.min(1, (bay.payloadKg * 0.985) / massKg);
  const solids = layered(bay, heights, scale, { substance: goods.substance, density, grain: goods.grain });
  const tops = heights[Math.floor(SLICES / 2)] as number[];
  if (goods.pieces)
    solids.push(...piecesIn(bay, goods.pieces, (along) => at(tops, along) * scale, massKg * scale * 0.1, random));
  loader.take(solids);
  return loader.load();
}

const STRETCHES = 16;

/** A block as high as the heap is everywhere, and slices of its top above that: a heap costs by its area. */
function layered(bay: Bay, heights: readonly number[][], scale: number, matter: Matter): Solid[] {
  const perStretch = (POINTS - 1) / STRETCHES;
  return Array.from({ length: STRETCHES }, (_, stretch): Solid[] => {
    const x = part(bay.x, stretch / STRETCHES, (stretch + 1) / STRETCHES);
    const own = heights.map((tops) => tops.slice(stretch * perStretch, (stretch + 1) * perStretch + 1));
    const lowest = Math.min(...own.flat()) * scale * 0.98;
    // Slices of chance of their own even each other out; the block must not look coarser than they do together.
    const slices = own.map((tops, slice) => {
      const highest = Math.max(...tops) * scale - lowest;
      const profile = tops.map((height) => (height * scale - lowest) / highest);
      const z = part(bay.z, slice / SLICES, (slice + 1) / SLICES);
      return body('heap', x, from(bay.y[0] + lowest, highest), z, {
        ...matter,
        grain: (matter.grain ?? 0) * 1.3,
        profile,
      });
    });
    return [block(x, from(bay.y[0], lowest), bay.z, { ...matter, grain: (matter.grain ?? 0) * 0.4 }), ...slices];
  }).flat();
}

/** Heights, mm, of a surface along the hold, 0 to 1. */
type Surface = (along: number) => number;

/** Full to the bulkhead, then falling in a smooth curve to the doors. */
function levelled(bay: Bay, tall: number, slope: number, random: Random): Surface {
  const knee = random.between(0.1, 0.6);
  const fall = Math.min(random.between(0.05, 0.4) * tall, slope * lengthOf(bay.x) * (1 - knee));
  const wave = random.between(0, 0.02) * tall;
  const edge = random.between(0.01, 0.04);
  return (along) => {
    const beyond = Math.max(0, (along - knee) / (1 - knee));
    const toFront = Math.max(0, 1 - along / edge);
    const toDoors = Math.max(0, 1 - (1 - along) / edge);
    const ripple = wave * (1 - 4 * Math.abs(((along * 3.3) % 1) - 0.5) * Math.abs(((along * 3.3) % 1) - 0.5));
    return tall - fall * beyond * beyond - ripple - tall * (0.03 * toFront * toFront + 0.16 * toDoors * toDoors);
  };
}

/** Cones beside each other, rounded at their tops, the last one running out to the doors. */
function humped(bay: Bay, tall: number, slope: number, random: Random): Surface {
  const length = lengthOf(bay.x);
  const count = Math.max(1, Math.round(length / random.between(1700, 2600)));
  const from = random.between(0.05, 0.14);
  const to = random.between(0.75, 0.98);
  const humps = Array.from({ length: count }, (_, i) => ({
    at: from + ((to - from) * (i + random.between(0.3, 0.7))) / count,
    height: tall * random.between(0.86, 1),
    round: random.between(0.04, 0.09),
  }));
  return (along) => {
    let height = 0;
    for (const hump of humps) {
      const away = Math.abs(along - hump.at);
      // A parabola at the top, a straight slope below it.
      const run = away < hump.round ? (away * away) / (2 * hump.round) : away - hump.round / 2;
      height = Math.max(height, hump.height - run * length * slope);
    }
    return Math.max(height, 0);
  };
}

function slicesUnder(
  surface: Surface,
  bay: Bay,
  tall: number,
  slope: number,
  roughMm: number,
  random: Random,
): number[][] {
  const crown = random.between(0.3, 0.9) * slope * lengthOf(bay.z) * 0.5;
  const lean = random.between(-0.2, 0.2);
  return Array.from({ length: SLICES }, (_, slice) => {
    const off = ((slice + 0.5) / SLICES - 0.5) * 2 - lean;
    let rough = 0;
    return Array.from({ length: POINTS }, (_, i) => {
      rough = rough * 0.7 + random.between(-1, 1) * roughMm;
      return Math.max(0.5, Math.min(tall, surface(i / (POINTS - 1)) - crown * off * off + rough));
    });
  });
}

function at(values: readonly number[], along: number): number {
  return values[Math.round(Math.max(0, Math.min(1, along)) * (values.length - 1))] as number;
}

const SOLID: Readonly<Partial<Record<SubstanceId, number>>> = { steel: 7.87, aluminium: 2.7, copper: 8.96, brass: 8.5 };

/** Plates, pipes, wheels and lumps in a heap of scrap, all below its top, up to a total mass. */
function piecesIn(
  bay: Bay,
  { perMetre, sizeMm, substances }: NonNullable<BulkGoods['pieces']>,
  top: (along: number) => number,
  massKg: number,
  random: Random,
): Solid[] {
  const count = Math.round((perMetre * lengthOf(bay.x)) / 1000);
  const each = massKg / count;
  const solids: Solid[] = [];
  for (let i = 0; i < count; i++) {
    const along = random.between(0.01, 0.97);
    const length = random.between(...sizeMm);
    const thick = length * random.between(0.08, 0.6);
    const room = top(along) * 0.9 - thick;
    if (room < 20) continue;
    const shape = random.pick([
      'block',
      'block',
      'lengthwise',
      'lengthwise',
      'upright',
      'upright',
      'crosswise',
    ] as const);
    const substance = random.pick(substances);
    const deep = random.between(0.2, 1) * thick;
    const spans: readonly [Span, Span, Span] = [
      from(Math.min(bay.x[0] + along * lengthOf(bay.x), bay.x[1] - length), shape === 'crosswise' ? thick : length),
      from(bay.y[0] + random.between(0, room), thick),
      from(random.between(bay.z[0], bay.z[1] - thick), Math.max(6, deep)),
    ];
    const volume = lengthOf(spans[0]) * lengthOf(spans[1]) * lengthOf(spans[2]) * 1e-6;
    const matter: Matter = {
      substance,
      density: Math.min(SOLID[substance] ?? 1, (each * random.between(0.3, 1)) / volume),
    };
    solids.push(body(shape, ...spans, shape === 'block' ? matter : { ...matter, hollow: random.pick([0, 0.6, 0.85]) }));
  }
  return solids;
}
