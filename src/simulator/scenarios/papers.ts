import type { Random } from '#base/random.ts';
import { checkDigitOf } from '#domain/container/container-number.ts';
import { GOODS } from '../cargo/goods.ts';
import { cargoMassKg, type LoadedContainer } from './compose-scene.ts';
import type { ContainerPlan, Declaration } from './scene-plan.ts';

/** A valid container number under an owner code that nobody holds. */
export function inventedContainerNumber(random: Random): string {
  const firstTen = `${random.pick(['GTYU', 'QZXU'])}${random.integer(0, 999_999).toString().padStart(6, '0')}`;
  return `${firstTen}${checkDigitOf(firstTen)}`;
}

const PLACES = ['AR', 'BR', 'CL', 'CN', 'EC', 'EG', 'ID', 'IN', 'KE', 'MA', 'MX', 'PE', 'TH', 'TR', 'VN', 'ZA'];

/** What the papers say: the goods that the plans declare, their packages and their mass. */
export function declarationFor(
  plans: readonly ContainerPlan[],
  loaded: readonly LoadedContainer[],
  random: Random,
): Declaration {
  const named = plans.flatMap((plan) => plan.declaredGoods ?? plan.loadings.map((loading) => loading.goods));
  const origin = random.pick(PLACES);
  const massKg = loaded.reduce(
    (sum, container, i) => sum + cargoMassKg(container) * (plans[i]?.declaredMassFactor ?? 1),
    0,
  );
  const packages = loaded.reduce((sum, container) => sum + container.packageCount, 0);
  const tareKg = loaded.reduce((sum, container) => sum + container.frame.tareKg, 0);
  const cargoKg = Math.round((massKg * random.between(0.98, 1.02)) / 10) * 10;
  return {
    reference: `SIM-${random.integer(100_000, 999_999)}`,
    consignor: `Simulated Consignor ${random.integer(1, 99)}`,
    consignee: `Simulated Consignee ${random.integer(1, 99)}`,
    origin,
    destination: random.pick(PLACES.filter((place) => place !== origin)),
    goods: named.map((id) => ({
      description: GOODS[id].description,
      hsCode: GOODS[id].hsCode,
      ...(packages > 0 ? { packages: Math.max(1, Math.round(packages / named.length)) } : {}),
      ...(cargoKg > 0 ? { netMassKg: Math.round(cargoKg / named.length) } : {}),
    })),
    grossMassKg: cargoKg + tareKg,
    seals: [`SIM${random.integer(1_000_000, 9_999_999)}`],
  };
}
