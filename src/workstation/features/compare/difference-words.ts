import type { CargoLoad } from '#domain/finding/cargo-load.ts';
import { formatKg } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';

/** Of the hold; what is nearer counts as the same. */
const NOTABLE_FILL = 0.1;
/** How many spreads of the two readings together. */
const NOTABLE_SPREADS = 2;

/** In what the load here differs from that of a reference, as far as the detector can tell the two apart. */
export function differenceWords(here: readonly CargoLoad[], there: readonly CargoLoad[]): readonly string[] {
  if (here.length === 0 || there.length === 0) return [];
  const words: string[] = [];
  const [fill, otherFill] = [fillOf(here), fillOf(there)];
  if (Math.abs(fill - otherFill) >= NOTABLE_FILL) {
    words.push(t('compare.fill', { here: Math.round(100 * fill), there: Math.round(100 * otherFill) }));
  }
  const [mass, otherMass] = [massOf(here), massOf(there)];
  if (mass && otherMass) {
    const spread = Math.hypot(mass.spread, otherMass.spread);
    if (Math.abs(mass.likeliest - otherMass.likeliest) > NOTABLE_SPREADS * spread) {
      words.push(t('compare.mass', { here: formatKg(mass.likeliest), there: formatKg(otherMass.likeliest) }));
    }
  }
  return words.length > 0 ? words : [t('compare.no-difference')];
}

function fillOf(loads: readonly CargoLoad[]): number {
  return loads.reduce((sum, { fill }) => sum + fill, 0) / loads.length;
}

function massOf(loads: readonly CargoLoad[]): { likeliest: number; spread: number } | null {
  const masses = loads.flatMap(({ cargoMassKg }) => cargoMassKg ?? []);
  if (masses.length < loads.length) return null;
  return {
    likeliest: masses.reduce((sum, { likeliest }) => sum + likeliest, 0),
    spread: Math.hypot(...masses.map(({ spread }) => spread)),
  };
}
