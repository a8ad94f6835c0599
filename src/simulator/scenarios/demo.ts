import type { Random } from '#base/random.ts';
import type { GoodsId } from '../cargo/goods.ts';
import type { Concealment } from '../contraband/concealment.ts';
import type { TargetClass } from '../contraband/target.ts';
import type { Carriage } from '../conveyance/carriage.ts';
import type { FrameId } from '../conveyance/container-frame.ts';
import { ENERGY_PAIRS, GOOD_SCANNER, STEADY_BEAM, STEADY_MOTION } from './scanner-profile.ts';
import type { Loading, ScenePlan } from './scene-plan.ts';

export interface DemoPlan {
  readonly name: string;
  readonly title: string;
  readonly plan: (random: Random) => ScenePlan;
}

interface DemoCase {
  readonly name: string;
  readonly title: string;
  readonly frame?: FrameId;
  readonly carriage?: Carriage;
  readonly loadings: readonly Loading[];
  readonly targets?: readonly (readonly [TargetClass, Concealment])[];
  readonly declaredGoods?: readonly GoodsId[];
  readonly reasons: readonly string[];
  readonly riskScore: number;
  readonly pitchMm?: number;
  readonly pair?: 0 | 1 | 2;
}

const all = (goods: GoodsId, fill = 0.9, to = 1): Loading[] => [{ goods, from: 0, to, fill }];

const CASES: readonly DemoCase[] = [
  { name: 'empty-container', title: 'Empty container', loadings: all('empty', 0), reasons: ['random'], riskScore: 5 },
  {
    name: 'clean-apparel',
    title: 'T-shirts, nothing hidden',
    loadings: all('apparel', 0.93),
    reasons: ['random'],
    riskScore: 18,
  },
  {
    name: 'cigarettes-behind-household-paper',
    title: 'Cigarette cases behind household paper',
    frame: 'highCube',
    loadings: all('paper-towels', 0.92),
    targets: [['tobacco', 'in-cargo']],
    reasons: ['route', 'new-consignor'],
    riskScore: 78,
  },
  {
    name: 'clean-tyres',
    title: 'Tyres, nothing hidden',
    carriage: 'flat-wagon',
    loadings: all('tyres', 0.92),
    reasons: ['random'],
    riskScore: 12,
  },
  {
    name: 'narcotics-in-footwear',
    title: 'Bricks among cartons of footwear',
    frame: 'highCube',
    loadings: all('shoes', 0.88),
    targets: [['narcotics', 'in-cargo']],
    reasons: ['route', 'seal-mismatch'],
    riskScore: 86,
    pair: 2,
  },
  {
    name: 'weapons-in-household-goods',
    title: 'Firearms in used household goods',
    frame: 'twenty',
    loadings: all('household', 0.85),
    targets: [['weapon', 'in-cargo']],
    reasons: ['first-shipment'],
    riskScore: 64,
    pitchMm: 2.4,
    carriage: 'tractor-trailer',
  },
  {
    name: 'clean-bottled-water',
    title: 'Soft drinks on pallets, nothing hidden',
    loadings: all('drinks', 0.7),
    reasons: ['random'],
    riskScore: 9,
    pair: 2,
  },
  {
    name: 'dense-block-in-toys',
    title: 'Lead pot among toys',
    loadings: all('toys', 0.9),
    targets: [['dense-block', 'in-cargo']],
    reasons: ['radiation-alarm'],
    riskScore: 91,
  },
  {
    name: 'machinery-declared-as-towels',
    title: 'Machines declared as household paper',
    loadings: all('machinery', 0.9),
    declaredGoods: ['paper-towels'],
    reasons: ['weight-mismatch'],
    riskScore: 72,
    carriage: 'tractor-trailer',
  },
  {
    name: 'clean-paper-rolls',
    title: 'Newsprint, nothing hidden',
    loadings: all('paper-rolls', 0.9),
    reasons: ['random'],
    riskScore: 7,
    pair: 2,
  },
  {
    name: 'narcotics-in-appliances',
    title: 'Bricks among pallets of appliances',
    loadings: all('appliances', 0.9, 0.8),
    targets: [['narcotics', 'in-cargo']],
    reasons: ['route', 'seal-mismatch'],
    riskScore: 83,
  },
  {
    name: 'cigarettes-and-weapons-in-toys',
    title: 'Cigarette cases and firearms among toys',
    frame: 'highCube',
    loadings: all('toys', 0.95),
    targets: [
      ['tobacco', 'in-cargo'],
      ['weapon', 'in-package'],
    ],
    reasons: ['intelligence'],
    riskScore: 95,
    pitchMm: 2.6,
    pair: 2,
  },
  {
    name: 'clean-mixed-tiles-and-timber',
    title: 'Tiles and timber, nothing hidden',
    loadings: [
      { goods: 'tiles', from: 0, to: 0.45, fill: 0.9 },
      { goods: 'timber', from: 0.47, to: 1, fill: 0.8 },
    ],
    reasons: ['random'],
    riskScore: 14,
    carriage: 'flat-wagon',
  },
  {
    name: 'bricks-in-reefer-machinery',
    title: 'Bricks in the machinery bay of a reefer with bananas',
    frame: 'reeferHighCube',
    loadings: all('bananas', 0.92),
    targets: [['narcotics', 'machinery-bay']],
    reasons: ['route', 'seal-mismatch'],
    riskScore: 89,
    carriage: 'tractor-trailer',
  },
  {
    name: 'people-among-furniture',
    title: 'People hidden by the doors of a load of furniture',
    loadings: all('furniture', 0.85, 0.92),
    targets: [['stowaway', 'by-doors']],
    reasons: ['route'],
    riskScore: 76,
    pair: 2,
  },
  {
    name: 'clean-tank',
    title: 'Tank of liquid, nothing hidden',
    frame: 'tank',
    loadings: all('tank-liquid', 0.85),
    reasons: ['random'],
    riskScore: 11,
    carriage: 'flat-wagon',
    pair: 2,
  },
  {
    name: 'car-behind-mattresses',
    title: 'A car at the front of a load of mattresses',
    frame: 'highCube',
    loadings: all('mattresses', 0.9),
    targets: [['vehicle', 'behind-cargo']],
    reasons: ['weight-mismatch'],
    riskScore: 81,
    pair: 2,
  },
  {
    name: 'ivory-in-timber',
    title: 'Tusks in a load of sawn timber',
    loadings: all('timber', 0.6),
    targets: [['ivory', 'on-top']],
    reasons: ['route'],
    riskScore: 69,
    pair: 2,
  },
  {
    name: 'false-wall-behind-paper',
    title: 'A second bulkhead behind household paper',
    loadings: all('paper-towels', 0.92),
    targets: [['false-wall', 'false-wall']],
    reasons: ['new-consignor'],
    riskScore: 74,
  },
  {
    name: 'dense-block-in-apparel',
    title: 'Tungsten or lead block in clothing',
    frame: 'forty',
    loadings: all('apparel', 0.8),
    targets: [['dense-block', 'in-cargo']],
    reasons: ['radiation-alarm', 'route'],
    riskScore: 88,
    pair: 2,
  },
];

export const DEMO_PLANS: readonly DemoPlan[] = CASES.map((demo) => ({
  name: demo.name,
  title: demo.title,
  plan: (random) => planOfCase(demo, random),
}));

function planOfCase(demo: DemoCase, random: Random): ScenePlan {
  const pitchMm = demo.pitchMm ?? random.between(3.4, 3.9);
  return {
    containers: [
      {
        frame: demo.frame ?? 'forty',
        loadings: demo.loadings,
        targets: (demo.targets ?? []).map(([classId, concealment]) => ({ classId, concealment })),
        confusers: [],
        ...(demo.declaredGoods ? { declaredGoods: demo.declaredGoods } : {}),
      },
    ],
    carriage: demo.carriage ?? 'trailer',
    placement: {
      pitchMm,
      marginMm: demo.pitchMm === 2.6 ? [404, 404] : [random.between(150, 500), random.between(150, 500)],
      aboveMm: demo.pitchMm === 2.6 ? 120 : 150,
      belowMm: demo.pitchMm === 2.6 ? 500 : random.between(260, 460),
      sourceHeightMm: random.between(300, 1100),
      sourceDistanceMm: random.between(3600, 4600),
    },
    acquisition: {
      energies: ENERGY_PAIRS[demo.pair ?? 0] ?? { high: 6, low: 4 },
      beam: STEADY_BEAM,
      imperfections: GOOD_SCANNER,
      motion: { ...STEADY_MOTION, tiltPx: random.between(-9, 9) },
      pitchMm,
    },
    mirrored: random.chance(0.4),
    reasons: demo.reasons,
    riskScore: demo.riskScore,
  };
}
