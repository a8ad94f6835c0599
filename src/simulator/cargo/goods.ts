import type { Random } from '#base/random.ts';
import type { ContainerKind } from '../conveyance/container-frame.ts';
import { type BaleGoods, stowBales } from './bales.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { type BigBagGoods, stowBigBags } from './big-bags.ts';
import { stowBottles } from './bottles.ts';
import type { CargoType } from './cargo-type.ts';
import { CARTON_GOODS } from './carton-goods.ts';
import { type CartonGoods, stowCartons } from './cartons.ts';
import { type BulkGoods, stowBulk } from './heaps.ts';
import { FURNITURE, HOUSEHOLD, type LooseGoods, MATTRESSES, stowLoose } from './household.ts';
import { stowIbcs, stowTankLiquid } from './liquids.ts';
import { stowMachines, stowPlant } from './machines.ts';
import { type MetalStacks, stowMetalStacks, stowSteelCoils, stowSteelSections } from './metals.ts';
import { type DrumGoods, stowCableDrums, stowDrums, stowRolls } from './round-goods.ts';
import { type PlateGoods, stowPlates, stowStoneBlocks, stowTiles } from './slabs.ts';
import { stowLogs, stowPanels, stowTimber } from './timber.ts';
import { stowTyres } from './tyres.ts';
import { stowCars, stowMotorcycles, stowVehicleParts } from './vehicles.ts';

/** Goods that the simulator can load, with what a declaration would call them. */
export interface Goods {
  readonly description: string;
  /** Heading or subheading of the Harmonized System. */
  readonly hsCode: string;
  readonly category: CargoType;
  /** Kinds of container in which they travel. */
  readonly suits: readonly ContainerKind[];
  readonly stow: (bay: Bay, random: Random) => Load;
}

type Stow = Goods['stow'];

const DRY: readonly ContainerKind[] = ['dry'];
const REEFER: readonly ContainerKind[] = ['reefer'];
const DRY_OR_REEFER: readonly ContainerKind[] = ['dry', 'reefer'];
const OPENABLE: readonly ContainerKind[] = ['dry', 'open-top'];
const HEAVY: readonly ContainerKind[] = ['dry', 'open-top', 'flat-rack'];
const OUTSIZE: readonly ContainerKind[] = ['open-top', 'flat-rack'];

function goods(
  description: string,
  hsCode: string,
  category: CargoType,
  suits: readonly ContainerKind[],
  stow: Stow,
): Goods {
  return { description, hsCode, category, suits, stow };
}

const cartons =
  (own: CartonGoods): Stow =>
  (bay, random) =>
    stowCartons(bay, own, random);
const bales =
  (own: BaleGoods): Stow =>
  (bay, random) =>
    stowBales(bay, own, random);
const bigBags =
  (own: BigBagGoods): Stow =>
  (bay, random) =>
    stowBigBags(bay, own, random);
const bulk =
  (own: BulkGoods): Stow =>
  (bay, random) =>
    stowBulk(bay, own, random);
const drums =
  (own: DrumGoods): Stow =>
  (bay, random) =>
    stowDrums(bay, own, random);
const loose =
  (own: LooseGoods): Stow =>
  (bay, random) =>
    stowLoose(bay, own, random);
const stacks =
  (own: MetalStacks): Stow =>
  (bay, random) =>
    stowMetalStacks(bay, own, random);
const plates =
  (own: PlateGoods): Stow =>
  (bay, random) =>
    stowPlates(bay, own, random);
const C = CARTON_GOODS;

const COTTON: BaleGoods = {
  substance: 'cellulose',
  density: [0.36, 0.48],
  sizeMm: { x: [530, 1050], y: [560, 900] },
  grain: 0.02,
  straps: [0, 2],
};
const TOBACCO_BALES: BaleGoods = {
  ...COTTON,
  substance: 'tobacco',
  density: [0.4, 0.6],
  sizeMm: { x: [600, 800], y: [400, 560] },
  grain: 0.04,
};
const CLOTHING_BALES: BaleGoods = {
  ...COTTON,
  density: [0.28, 0.4],
  sizeMm: { x: [560, 760], y: [380, 560] },
  grain: 0.09,
  straps: [2, 4],
};
const PAPER_BALES: BaleGoods = {
  ...COTTON,
  density: [0.42, 0.58],
  sizeMm: { x: [1050, 1250], y: [700, 1100] },
  grain: 0.12,
  straps: [3, 6],
};
const PLASTIC_BALES: BaleGoods = { ...PAPER_BALES, substance: 'polyethylene', density: [0.26, 0.42], grain: 0.18 };
const ALUMINIUM_BALES: BaleGoods = {
  ...PAPER_BALES,
  substance: 'aluminium',
  density: [0.42, 0.8],
  sizeMm: { x: [600, 1100], y: [450, 750] },
  grain: 0.2,
};

const GRANULATE: BigBagGoods = { substance: 'polyethylene', density: [0.52, 0.6], slack: 0.2 };
const FERTILISER: BigBagGoods = { substance: 'salt', density: [0.83, 1.05], slack: 0.3 };
const SUGAR_BAGS: BigBagGoods = { substance: 'starch', density: [0.8, 0.9], slack: 0.8 };
const OILSEED: BigBagGoods = { substance: 'food', density: [0.55, 0.66], slack: 0.1 };

const GRAIN: BulkGoods = {
  substance: 'starch',
  density: [0.71, 0.83],
  grain: 0.006,
  lie: 'level',
  roughMm: 4,
  slope: [0.4, 0.6],
};
const COFFEE_BULK: BulkGoods = { ...GRAIN, substance: 'cellulose', density: [0.5, 0.62] };
const FEED: BulkGoods = { ...GRAIN, substance: 'food', density: [0.52, 0.68], lie: 'humped', slope: [0.55, 0.8] };
const SCRAP_PIECES = {
  perMetre: 26,
  sizeMm: [120, 900],
  substances: ['steel', 'steel', 'steel', 'aluminium', 'copper'],
} as const;
const SCRAP: BulkGoods = {
  substance: 'steel',
  density: [0.6, 1.1],
  grain: 0.3,
  lie: 'humped',
  roughMm: 45,
  slope: [0.25, 0.5],
  pieces: SCRAP_PIECES,
};
const E_WASTE: BulkGoods = {
  ...SCRAP,
  substance: 'polyethylene',
  density: [0.22, 0.34],
  pieces: { perMetre: 40, sizeMm: [60, 450], substances: ['steel', 'aluminium', 'copper', 'brass'] },
};

const OIL: DrumGoods = { contents: 'polyethylene', density: [0.86, 0.9], filled: [0.86, 0.95] };
const ACID: DrumGoods = { contents: 'salt', density: [1.05, 1.35], filled: [0.8, 0.95], isPlastic: true };
const INGOTS: MetalStacks = {
  substance: 'aluminium',
  density: [1.7, 2.3],
  sizeMm: { x: [700, 950], z: [700, 950] },
  massKg: [700, 1100],
  layerMm: 85,
};
const CATHODES: MetalStacks = {
  substance: 'copper',
  density: [6.5, 7.9],
  sizeMm: { x: [900, 1020], z: [900, 1020] },
  massKg: [1900, 2600],
  layerMm: 28,
};
const GLASS: PlateGoods = {
  substance: 'glass',
  density: 2.5,
  lengthMm: [2200, 3300],
  heightMm: [1500, 2250],
  thickMm: [110, 230],
};
const STONE_SLABS: PlateGoods = {
  substance: 'ceramic',
  density: 2.65,
  lengthMm: [2300, 3100],
  heightMm: [1400, 1900],
  thickMm: [140, 300],
};

export const GOODS = {
  empty: goods('Empty container', '8609', 'empty', ['dry', 'reefer', 'open-top', 'flat-rack', 'tank'], (bay) =>
    loaderFor(bay).load(),
  ),
  apparel: goods('Cotton T-shirts in cartons', '610910', 'textiles', DRY, cartons(C.apparel)),
  'used-clothing': goods('Worn clothing in bales', '630900', 'textiles', DRY, bales(CLOTHING_BALES)),
  shoes: goods('Sports footwear', '640411', 'footwear', DRY, cartons(C.shoes)),
  toys: goods('Plastic toys', '950300', 'toys', DRY, cartons(C.toys)),
  furniture: goods('Wooden furniture', '940360', 'furniture-and-effects', DRY, loose(FURNITURE)),
  mattresses: goods('Spring mattresses', '940429', 'furniture-and-effects', DRY, loose(MATTRESSES)),
  household: goods('Used household goods', '940360', 'furniture-and-effects', DRY, loose(HOUSEHOLD)),
  appliances: goods('Household electric appliances', '851660', 'household-appliances', DRY, cartons(C.appliances)),
  'washing-machines': goods(
    'Household washing machines',
    '845011',
    'household-appliances',
    DRY,
    cartons(C.washingMachines),
  ),
  refrigerators: goods('Household refrigerators', '841810', 'household-appliances', DRY, cartons(C.refrigerators)),
  televisions: goods('Television sets', '852872', 'electronics', DRY, cartons(C.television)),
  computers: goods('Computers and their parts', '847150', 'electronics', DRY, cartons(C.computers)),
  'frozen-meat': goods('Frozen boneless beef in cartons', '020230', 'frozen-food', REEFER, cartons(C.frozenMeat)),
  'frozen-fish': goods('Frozen fish in cartons', '030389', 'frozen-food', REEFER, cartons(C.frozenFish)),
  'citrus-fruit': goods('Oranges in cartons', '080510', 'fresh-produce', REEFER, cartons(C.fruit)),
  bananas: goods('Bananas in cartons', '080390', 'fresh-produce', REEFER, cartons(C.bananas)),
  food: goods('Prepared vegetables in cartons', '200599', 'packaged-food', DRY, cartons(C.food)),
  medicines: goods('Medicaments for retail sale', '300490', 'packaged-food', DRY_OR_REEFER, cartons(C.medicines)),
  drinks: goods('Mineral water and soft drinks', '220210', 'drinks', DRY, (bay, random) =>
    stowBottles(bay, 'water', 0.3, random),
  ),
  beer: goods('Beer in bottles and cans', '220300', 'drinks', DRY, (bay, random) =>
    stowBottles(bay, 'water', 0.6, random),
  ),
  wine: goods('Wine in bottles', '220421', 'drinks', DRY_OR_REEFER, (bay, random) =>
    stowBottles(bay, 'liquor', 1, random),
  ),
  spirits: goods('Spirits in bottles', '220830', 'drinks', DRY, cartons(C.spirits)),
  rice: goods('Rice in bags of 50 kg', '100630', 'bagged-goods', DRY, cartons(C.rice)),
  coffee: goods('Green coffee in bags of 60 kg', '090111', 'bagged-goods', DRY, cartons(C.coffee)),
  sugar: goods('Cane sugar in bags of 50 kg', '170114', 'bagged-goods', DRY, cartons(C.sugar)),
  flour: goods('Wheat flour in bags of 25 kg', '110100', 'bagged-goods', DRY, cartons(C.flour)),
  cement: goods('Portland cement in bags', '252329', 'bagged-goods', DRY, cartons(C.cement)),
  'grain-bulk': goods('Maize in bulk, in a liner', '100590', 'bulk-solids', DRY, bulk(GRAIN)),
  'coffee-bulk': goods('Green coffee in bulk, in a liner', '090111', 'bulk-solids', DRY, bulk(COFFEE_BULK)),
  'animal-feed': goods('Oilcake meal in bulk', '230400', 'bulk-solids', OPENABLE, bulk(FEED)),
  'plastic-granulate': goods('Polyethylene granulate in bulk bags', '390110', 'big-bags', DRY, bigBags(GRANULATE)),
  fertiliser: goods('Potassium chloride fertiliser in bulk bags', '310420', 'big-bags', OPENABLE, bigBags(FERTILISER)),
  'sugar-big-bags': goods('Refined sugar in bulk bags', '170199', 'big-bags', DRY, bigBags(SUGAR_BAGS)),
  groundnuts: goods('Shelled groundnuts in bulk bags', '120242', 'big-bags', DRY, bigBags(OILSEED)),
  cotton: goods('Raw cotton in bales', '520100', 'cotton-bales', DRY, bales(COTTON)),
  'tobacco-leaf': goods('Leaf tobacco in cartons', '240120', 'tobacco', DRY, cartons(C.leafCartons)),
  'tobacco-bales': goods('Leaf tobacco in bales', '240110', 'tobacco', DRY, bales(TOBACCO_BALES)),
  cigarettes: goods('Cigarettes', '240220', 'tobacco', DRY, cartons(C.cigarettes)),
  'paper-rolls': goods('Newsprint in rolls', '480100', 'paper', DRY, stowRolls),
  'paper-towels': goods('Household paper', '481820', 'paper', DRY, cartons(C.paperTowels)),
  'office-paper': goods('Copying paper in reams', '480256', 'paper', DRY, cartons(C.paper)),
  books: goods('Printed books', '490199', 'paper', DRY, cartons(C.books)),
  'waste-paper': goods('Waste paper in bales', '470790', 'recyclables', DRY, bales(PAPER_BALES)),
  'plastic-scrap': goods('Plastic waste in bales', '391590', 'recyclables', DRY, bales(PLASTIC_BALES)),
  'e-waste': goods('Electrical and electronic scrap', '854991', 'recyclables', OPENABLE, bulk(E_WASTE)),
  timber: goods('Sawn timber', '440710', 'wood', HEAVY, stowTimber),
  logs: goods('Tropical wood in the rough', '440349', 'wood', HEAVY, stowLogs),
  plywood: goods('Plywood in packs', '441231', 'wood', DRY, stowPanels),
  tyres: goods('New pneumatic tyres', '401110', 'tyres', DRY, stowTyres),
  tiles: goods('Ceramic floor tiles', '690721', 'ceramics-glass-stone', DRY, stowTiles),
  'sanitary-ware': goods('Porcelain sanitary ware', '691010', 'ceramics-glass-stone', DRY, cartons(C.sanitaryWare)),
  glass: goods('Float glass in sheets', '700529', 'ceramics-glass-stone', OPENABLE, plates(GLASS)),
  'stone-slabs': goods('Polished granite slabs', '680293', 'ceramics-glass-stone', OPENABLE, plates(STONE_SLABS)),
  'stone-blocks': goods('Granite in rough blocks', '251612', 'ceramics-glass-stone', HEAVY, stowStoneBlocks),
  drums: goods('Lubricating oil in drums', '271019', 'liquids-and-chemicals', DRY, drums(OIL)),
  'chemical-drums': goods('Chlorides in solution, in drums', '282739', 'liquids-and-chemicals', DRY, drums(ACID)),
  'ibc-totes': goods('Liquid chemicals in totes', '382499', 'liquids-and-chemicals', DRY, stowIbcs),
  'tank-liquid': goods('Liquid in a tank container', '290511', 'liquids-and-chemicals', ['tank'], stowTankLiquid),
  machinery: goods('Machine tools in crates', '845811', 'machinery', OPENABLE, stowMachines),
  plant: goods('Industrial plant, uncrated', '847989', 'machinery', OUTSIZE, stowPlant),
  cars: goods('Passenger cars', '870323', 'vehicles', DRY, stowCars),
  motorcycles: goods('Motorcycles', '871120', 'vehicles', DRY, stowMotorcycles),
  'vehicle-parts': goods('Engines, axles and wheels', '870899', 'vehicle-parts', DRY, stowVehicleParts),
  'steel-coils': goods('Hot-rolled steel in coils', '720839', 'steel-products', HEAVY, stowSteelCoils),
  'steel-sections': goods('Steel tubes and bars in bundles', '730630', 'steel-products', HEAVY, stowSteelSections),
  'aluminium-ingots': goods('Unwrought aluminium', '760110', 'non-ferrous-metals', DRY, stacks(INGOTS)),
  'copper-cathodes': goods('Copper cathodes', '740311', 'non-ferrous-metals', DRY, stacks(CATHODES)),
  'cable-drums': goods('Electric cable on drums', '854449', 'non-ferrous-metals', HEAVY, stowCableDrums),
  'aluminium-scrap': goods('Aluminium scrap in bales', '760200', 'scrap-metal', OPENABLE, bales(ALUMINIUM_BALES)),
  'scrap-steel': goods('Shredded steel scrap', '720449', 'scrap-metal', OPENABLE, bulk(SCRAP)),
} as const satisfies Record<string, Goods>;

export type GoodsId = keyof typeof GOODS;
