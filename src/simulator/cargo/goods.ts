import type { Random } from '#base/random.ts';
import { stowBags, stowBales } from './bags.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { type CartonGoods, stowCartons } from './cartons.ts';
import { stowHousehold } from './household.ts';
import { stowMachines, stowTiles, stowTimber } from './rigid-goods.ts';
import { stowBottles, stowDrums, stowRolls, stowTyres } from './round-goods.ts';

/** Goods that the simulator can load, with what a declaration would call them. */
export interface Goods {
  readonly description: string;
  /** Heading or subheading of the Harmonized System. */
  readonly hsCode: string;
  readonly stow: (bay: Bay, random: Random) => Load;
}

const APPAREL: CartonGoods = {
  density: [0.11, 0.24],
  sizeMm: { x: [380, 640], y: [300, 450], z: [360, 480] },
  grain: [0.08, 0.16],
  substance: 'cellulose',
};
const SHOES: CartonGoods = {
  density: [0.12, 0.2],
  sizeMm: { x: [520, 700], y: [340, 480], z: [330, 460] },
  grain: [0.18, 0.3],
  substance: 'rubber',
  inner: { x: 3, y: 4 },
};
const TOYS: CartonGoods = {
  density: [0.09, 0.18],
  sizeMm: { x: [450, 800], y: [350, 600], z: [400, 560] },
  grain: [0.25, 0.45],
  substance: 'polyethylene',
};
const FOOD: CartonGoods = {
  density: [0.35, 0.55],
  sizeMm: { x: [330, 480], y: [220, 340], z: [330, 420] },
  grain: [0.03, 0.1],
  substance: 'food',
  inner: { x: 4, y: 2 },
};
const APPLIANCES: CartonGoods = {
  density: [0.03, 0.06],
  sizeMm: { x: [420, 640], y: [380, 640], z: [420, 640] },
  grain: [0.1, 0.2],
  substance: 'polyethylene',
  core: { substance: 'steel', density: [0.25, 0.5], share: 0.72 },
};
const PAPER_TOWELS: CartonGoods = {
  density: [0.09, 0.13],
  sizeMm: { x: [560, 760], y: [420, 560], z: [400, 560] },
  grain: [0.04, 0.08],
  substance: 'cellulose',
  inner: { x: 5, y: 4 },
};

const cartons = (goods: CartonGoods, palletised: number) => (bay: Bay, random: Random) =>
  stowCartons(bay, goods, random, random.chance(palletised));

export const GOODS = {
  empty: { description: 'Empty container', hsCode: '8609', stow: () => loaderFor(0).load() },
  apparel: { description: 'Cotton T-shirts in cartons', hsCode: '610910', stow: cartons(APPAREL, 0.4) },
  shoes: { description: 'Sports footwear', hsCode: '640411', stow: cartons(SHOES, 0.2) },
  toys: { description: 'Plastic toys', hsCode: '950300', stow: cartons(TOYS, 0.3) },
  food: { description: 'Prepared vegetables in cartons', hsCode: '200599', stow: cartons(FOOD, 1) },
  appliances: { description: 'Household electric appliances', hsCode: '851660', stow: cartons(APPLIANCES, 0.6) },
  'paper-towels': { description: 'Household paper', hsCode: '481820', stow: cartons(PAPER_TOWELS, 0.3) },
  rice: {
    description: 'Rice in bags of 50 kg',
    hsCode: '100630',
    stow: (bay, random) =>
      stowBags(
        bay,
        { substance: 'starch', density: [0.74, 0.86], sizeMm: { x: [780, 950], y: [150, 200], z: [450, 580] } },
        random,
      ),
  },
  coffee: {
    description: 'Green coffee in bags of 60 kg',
    hsCode: '090111',
    stow: (bay, random) =>
      stowBags(
        bay,
        { substance: 'cellulose', density: [0.55, 0.66], sizeMm: { x: [850, 1000], y: [180, 240], z: [550, 650] } },
        random,
      ),
  },
  cotton: {
    description: 'Raw cotton in bales',
    hsCode: '520100',
    stow: (bay, random) =>
      stowBales(
        bay,
        { substance: 'cellulose', density: [0.34, 0.48], sizeMm: { x: [500, 1400], y: [550, 900], z: [1, 1] } },
        random,
      ),
  },
  'plastic-granulate': {
    description: 'Polyethylene granulate in bulk bags',
    hsCode: '390110',
    stow: (bay, random) =>
      stowBales(
        bay,
        { substance: 'polyethylene', density: [0.5, 0.58], sizeMm: { x: [950, 1150], y: [1050, 1400], z: [1, 1] } },
        random,
      ),
  },
  'paper-rolls': { description: 'Newsprint in rolls', hsCode: '480100', stow: stowRolls },
  drums: {
    description: 'Lubricating oil in drums',
    hsCode: '271019',
    stow: (bay, random) => stowDrums(bay, 'polyethylene', 0.88, random),
  },
  drinks: { description: 'Mineral water and soft drinks', hsCode: '220210', stow: stowBottles },
  tyres: { description: 'New pneumatic tyres', hsCode: '401110', stow: stowTyres },
  timber: { description: 'Sawn timber', hsCode: '440710', stow: stowTimber },
  tiles: { description: 'Ceramic floor tiles', hsCode: '690721', stow: stowTiles },
  machinery: { description: 'Machine tools in crates', hsCode: '845811', stow: stowMachines },
  household: { description: 'Used household goods', hsCode: '940360', stow: stowHousehold },
} as const satisfies Record<string, Goods>;

export type GoodsId = keyof typeof GOODS;
