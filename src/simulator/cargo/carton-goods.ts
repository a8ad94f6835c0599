import type { Span } from '../bodies/solid.ts';
import { computer, refrigerator, sanitary, television, washingMachine } from './appliance-packing.ts';
import type { CartonGoods, Pack } from './cartons.ts';
import { bagged, bottled, bulging, cored, filledWith, fruit } from './packing.ts';

type Side = CartonGoods['sizeMm'];

const sides = (x: Span, y: Span, z: Span): Side => ({ x, y, z });

function cartons(sizeMm: Side, density: Span, pack: Pack, palletised: number, sizes = 1, disorder = 1): CartonGoods {
  return { sizeMm, density, pack, palletised, sizes, disorder };
}

/** Bags stacked flat: hand-made, so more disordered than cartons. */
const bags = (sizeMm: Side, density: Span, pack: Pack, palletised: number): CartonGoods =>
  cartons(sizeMm, density, pack, palletised, 1, 2.2);

export const CARTON_GOODS = {
  apparel: cartons(sides([380, 640], [300, 450], [360, 480]), [0.11, 0.24], filledWith('cellulose', 0.12), 0.3, 3, 1.6),
  shoes: cartons(
    sides([520, 700], [340, 480], [330, 460]),
    [0.12, 0.2],
    filledWith('rubber', 0.24, { x: 3, y: 4, gapMm: 5 }),
    0.2,
    2,
  ),
  toys: cartons(sides([450, 800], [350, 600], [400, 560]), [0.09, 0.18], filledWith('polyethylene', 0.35), 0.3, 4, 1.4),
  food: cartons(
    sides([330, 480], [220, 340], [330, 420]),
    [0.42, 0.62],
    filledWith('food', 0.06, { x: 4, y: 2, gapMm: 4 }),
    0.85,
    2,
  ),
  appliances: cartons(sides([420, 640], [380, 640], [420, 640]), [0.25, 0.5], cored('steel', 0.72, 0.35), 0.6, 3),
  paperTowels: cartons(
    sides([560, 760], [420, 560], [400, 560]),
    [0.09, 0.13],
    filledWith('cellulose', 0.06, { x: 5, y: 4, gapMm: 6 }),
    0.3,
  ),
  frozenMeat: cartons(sides([370, 600], [135, 190], [250, 420]), [0.5, 0.66], bulging('food', 0.06), 0.25, 2, 2),
  frozenFish: cartons(sides([380, 560], [110, 170], [280, 340]), [0.5, 0.65], filledWith('food', 0.05), 0.6, 2, 1.5),
  fruit: cartons(sides([380, 500], [190, 260], [290, 400]), [0.4, 0.54], fruit(76), 0.95, 1, 1.3),
  bananas: cartons(sides([500, 530], [230, 255], [390, 410]), [0.36, 0.44], fruit(112), 0.95, 1, 1.3),
  medicines: cartons(
    sides([380, 560], [280, 400], [300, 400]),
    [0.16, 0.3],
    filledWith('cellulose', 0.1, { x: 6, y: 5, gapMm: 3 }),
    1,
    2,
    0.7,
  ),
  books: cartons(
    sides([380, 460], [240, 320], [300, 340]),
    [0.62, 0.78],
    filledWith('cellulose', 0.03, { x: 2, y: 8, gapMm: 1.5 }),
    0.8,
    2,
  ),
  paper: cartons(
    sides([430, 450], [250, 280], [305, 320]),
    [0.68, 0.78],
    filledWith('cellulose', 0.01, { x: 2, y: 5, gapMm: 2 }),
    1,
    1,
    0.6,
  ),
  spirits: cartons(sides([320, 400], [290, 350], [240, 320]), [0.42, 0.5], bottled(4), 0.8, 2),
  cigarettes: cartons(
    sides([560, 620], [380, 440], [420, 470]),
    [0.19, 0.25],
    filledWith('tobacco', 0.02, { x: 2, y: 5, gapMm: 3 }),
    0.4,
    1,
    0.7,
  ),
  leafCartons: cartons(
    sides([690, 740], [640, 720], [1080, 1130]),
    [0.26, 0.34],
    filledWith('tobacco', 0.05),
    0,
    1,
    0.8,
  ),
  television: cartons(sides([950, 1500], [620, 900], [130, 180]), [0.05, 0.09], television, 0.4, 2, 0.7),
  computers: cartons(sides([420, 560], [420, 560], [240, 320]), [0.1, 0.24], computer, 0.9, 3, 0.8),
  washingMachines: cartons(sides([620, 660], [870, 910], [640, 680]), [0.2, 0.2], washingMachine, 0, 1, 0.7),
  refrigerators: cartons(sides([590, 720], [1500, 1900], [640, 720]), [0.1, 0.1], refrigerator, 0, 2, 0.7),
  sanitaryWare: cartons(sides([640, 720], [420, 800], [370, 420]), [0.3, 0.3], sanitary, 0.7, 2),
  rice: bags(sides([780, 950], [150, 200], [450, 580]), [0.74, 0.86], bagged('starch'), 0),
  coffee: bags(sides([850, 1000], [180, 240], [550, 650]), [0.55, 0.66], bagged('cellulose'), 0),
  sugar: bags(sides([780, 900], [140, 180], [460, 560]), [0.78, 0.88], bagged('starch'), 0.3),
  flour: bags(sides([620, 760], [120, 160], [400, 480]), [0.52, 0.64], bagged('starch'), 0.7),
  cement: bags(sides([560, 620], [105, 135], [380, 420]), [1.1, 1.35], bagged('ceramic'), 0.9),
} as const satisfies Record<string, CartonGoods>;
