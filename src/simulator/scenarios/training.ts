import type { Random } from '#base/random.ts';
import { GOODS, type GoodsId } from '../cargo/goods.ts';
import type { TargetClass } from '../contraband/target.ts';
import type { Carriage } from '../conveyance/carriage.ts';
import type { FrameId } from '../conveyance/container-frame.ts';
import { anyScanner } from './scanner-profile.ts';
import type { Loading, ScenePlan, TargetPlan } from './scene-plan.ts';

/** Weapons twice: they find a place where they can be seen least often. */
const TARGETS: readonly TargetClass[] = ['tobacco', 'narcotics', 'weapon', 'weapon', 'dense-block'];
const FULL = (Object.keys(GOODS) as GoodsId[]).filter((id) => id !== 'empty');

/** Everything at random within what ports see: cargo, fill, carriage, scanner, noise, margins, direction, targets. */
export function trainingPlan(random: Random): ScenePlan {
  const scanner = random.fork('scanner');
  // Rendered coarser than the detector's pitch, for speed; the trainer resamples to about 8 mm in any case.
  const pitchMm = scanner.between(6.8, 8.4);
  return {
    containers: [
      {
        frame: random.pick(['twenty', 'forty', 'forty', 'highCube', 'highCube'] as const satisfies readonly FrameId[]),
        loadings: anyLoadings(random.fork('loadings')),
        targets: anyTargets(random.fork('targets')),
        hasClutter: random.chance(0.4),
      },
    ],
    carriage: random.pick([
      'trailer',
      'tractor-trailer',
      'flat-wagon',
      'stands',
    ] as const satisfies readonly Carriage[]),
    placement: {
      pitchMm,
      marginMm: [scanner.between(60, 700), scanner.between(60, 700)],
      aboveMm: scanner.between(30, 280),
      belowMm: scanner.between(40, 420) + (scanner.chance(0.3) ? scanner.between(200, 600) : 0),
      sourceHeightMm: scanner.between(-400, 1900),
      sourceDistanceMm: scanner.between(2600, 6500),
    },
    acquisition: anyScanner(scanner, pitchMm),
    mirrored: random.chance(0.5),
    reasons: [],
    riskScore: 0,
  };
}

export function anyLoadings(random: Random): Loading[] {
  const draw = random.next();
  if (draw < 0.07) return [{ goods: 'empty', from: 0, to: 1, fill: 0 }];
  const end = random.chance(0.65) ? 1 : random.between(0.55, 0.97);
  if (draw < 0.75) return [{ goods: random.pick(FULL), from: 0, to: end, fill: random.between(0.45, 0.97) }];
  const cut = random.between(0.3, 0.7) * end;
  return [
    { goods: random.pick(FULL), from: 0, to: cut, fill: random.between(0.45, 0.97) },
    { goods: random.pick(FULL), from: cut, to: end, fill: random.between(0.45, 0.97) },
  ];
}

function anyTargets(random: Random): TargetPlan[] {
  const draw = random.next();
  const count = draw < 0.22 ? 0 : draw < 0.62 ? 1 : draw < 0.88 ? 2 : 3;
  return Array.from({ length: count }, () => ({ classId: random.pick(TARGETS) }));
}

/** A tiny, quick scan of about 640×220 pixels with one target, for tests of other modules. */
export function smallPlan(random: Random): ScenePlan {
  const pitchMm = 20;
  const plan = trainingPlan(random);
  return {
    ...plan,
    containers: [{ ...plan.containers[0], frame: 'forty', targets: [{ classId: random.pick(TARGETS) }] }],
    placement: {
      pitchMm,
      marginMm: [304, 304],
      aboveMm: 300,
      belowMm: 1180,
      sourceHeightMm: 1200,
      sourceDistanceMm: 4000,
    },
    acquisition: anyScanner(random, pitchMm),
  };
}
