import { type CargoLoad, contradictsMass } from '#domain/finding/cargo-load.ts';
import { formatKg } from '../../i18n/format.ts';
import { isMessageKey, t } from '../../i18n/t.ts';

export interface LoadWords {
  /** Empty or loaded, and with what. */
  readonly load: string;
  readonly amount: string | null;
}

/** What the detector reads of the load of a container. */
export function loadWords({ loadedProbability, types, fill, cargoMassKg }: CargoLoad): LoadWords {
  const percent = (share: number) => Math.round(100 * share);
  if (loadedProbability < 0.5) {
    return { load: t('loads.empty', { percent: percent(1 - loadedProbability) }), amount: null };
  }
  const guesses = types.map(({ type, probability }) => `${cargoTypeName(type)} ${percent(probability)} %`).join(' · ');
  const full = t('loads.fill', { percent: percent(fill) });
  const mass = cargoMassKg && `${formatKg(cargoMassKg.likeliest)} ± ${formatKg(cargoMassKg.spread)}`;
  return { load: guesses, amount: mass ? `${full} · ${mass}` : full };
}

/** Packs name their cargo types; of a name that the catalogue does not know, the name itself is shown. */
function cargoTypeName(type: string): string {
  const key = `loads.type.${type}`;
  return isMessageKey(key) ? t(key) : type;
}

/** That the declared mass is not what the picture shows; nothing when it may well be. */
export function massDoubt(loads: readonly CargoLoad[], declaredKg: number | undefined): string | null {
  return declaredKg !== undefined && contradictsMass(loads, declaredKg)
    ? t('loads.mass-contradicted', { declared: formatKg(declaredKg) })
    : null;
}
