import { describe, expect, it } from 'vitest';
import { basisMapsOf } from './basis-maps.ts';
import { type EndpointMv, SPECTRA } from './spectra.ts';
import { SUBSTANCES, type SubstanceId } from './substances.ts';
import { transmissionOf } from './transmission.ts';

/** Signal that leakage and offset leave under everything: with it a scanner sees through as much steel as is claimed. */
const FLOOR = 4.5e-5;

const passed = (substance: SubstanceId, endpoint: EndpointMv, gPerCm2: number) =>
  transmissionOf(basisMapsOf(SUBSTANCES[substance], [gPerCm2]), SPECTRA[endpoint])[0] as number;

/** Millimetres of the solid substance that pass a share of the signal, by bisection. */
function thicknessMm(substance: SubstanceId, endpoint: EndpointMv, share: number): number {
  let [least, most] = [0, 3000];
  for (let i = 0; i < 50; i++) {
    const middle = (least + most) / 2;
    const isThin = passed(substance, endpoint, middle * 0.1 * SUBSTANCES[substance].solidDensity) > share;
    if (isThin) least = middle;
    else most = middle;
  }
  return least;
}

/** What an ideal scanner measures as low over high -ln T where the high has a value. */
function ratioAt(substance: SubstanceId, [high, low]: readonly [EndpointMv, EndpointMv], attenuation: number): number {
  const gPerCm2 = thicknessMm(substance, high, Math.exp(-attenuation)) * 0.1 * SUBSTANCES[substance].solidDensity;
  return -Math.log(passed(substance, low, gPerCm2)) / attenuation;
}

const within = (value: number, published: number, relative: number) =>
  expect(Math.abs(value / published - 1), `${value} for ${published}`).toBeLessThan(relative);

describe('layers of steel, water and lead', () => {
  it.each([
    { endpoint: 3.5, half: 12.9, tenths: [47, 58, 65, 70], water: 321, lead: 27 },
    { endpoint: 4, half: 13.6, tenths: [50, 62, 69, 74], water: 342, lead: 29 },
    { endpoint: 6, half: 16.2, tenths: [60, 73, 80, 84], water: 424, lead: 35 },
    { endpoint: 9, half: 19.1, tenths: [70, 83, 88, 91], water: 536, lead: 39 },
  ] as const)('are those of the full spectrum at $endpoint MV', ({ endpoint, half, tenths, water, lead }) => {
    within(thicknessMm('steel', endpoint, 0.5), half, 0.015);
    tenths.forEach((tenth, i) => {
      const layer = thicknessMm('steel', endpoint, 10 ** -(i + 1)) - thicknessMm('steel', endpoint, 10 ** -i);
      expect(Math.abs(layer - tenth), `layer ${i + 1}: ${layer} mm`).toBeLessThan(0.8);
    });
    within(thicknessMm('water', endpoint, 0.1), water, 0.01);
    // The bases hold lead within 1.9 % and the notes round to whole millimetres.
    within(thicknessMm('lead', endpoint, 0.1), lead, 0.03);
  });

  it('agree at 6 MV with a narrow beam: 75 ± 4 mm of steel and 46 ± 3 mm of lead over four to six tenth values', () => {
    for (const layers of [4, 5, 6]) {
      expect(Math.abs(thicknessMm('steel', 6, 10 ** -layers) / layers - 75)).toBeLessThan(4);
      expect(Math.abs(thicknessMm('lead', 6, 10 ** -layers) / layers - 46)).toBeLessThan(3);
    }
  });

  it.each([
    { endpoint: 3.5, shares: [0.0685, 0.0619, 0.0555] },
    { endpoint: 4, shares: [0.0649, 0.0584, 0.0522] },
    { endpoint: 6, shares: [0.0545, 0.0487, 0.0438] },
    { endpoint: 9, shares: [0.0461, 0.0415, 0.0381] },
  ] as const)('give steel its effective attenuation at $endpoint MV', ({ endpoint, shares }) => {
    [0.5, 0.1, 0.01].forEach((share, i) => {
      const gPerCm2 = thicknessMm('steel', endpoint, share) * 0.1 * SUBSTANCES.steel.solidDensity;
      within(-Math.log(share) / gPerCm2, shares[i] as number, 0.005);
    });
  });

  it.each([
    { endpoint: 6, published: [214, 298, 327, 384], least: 300, most: 340 },
    { endpoint: 9, published: [242, 333, 364, 425], least: 350, most: 400 },
  ] as const)('let $endpoint MV through as much steel as claimed', ({ endpoint, published, least, most }) => {
    [1e-3, 1e-4, FLOOR, 1e-5].forEach((share, i) => {
      within(thicknessMm('steel', endpoint, share), published[i] as number, 0.005);
    });
    const deepest = thicknessMm('steel', endpoint, FLOOR);
    expect([deepest > least, deepest < most]).toEqual([true, true]);
  });
});

/** Ratios at equal -ln T of the high energy: 0.5, 1, 2, 3, 5 and 8. */
const RATIOS = [
  { pair: [6, 4], substance: 'polyethylene', ratios: [1.189, 1.196, 1.207, 1.214, 1.22, 1.223] },
  { pair: [6, 4], substance: 'water', ratios: [1.188, 1.194, 1.203, 1.209, 1.213, 1.214] },
  { pair: [6, 4], substance: 'aluminium', ratios: [1.182, 1.186, 1.191, 1.193, 1.192, 1.187] },
  { pair: [6, 4], substance: 'steel', ratios: [1.18, 1.177, 1.173, 1.168, 1.157, 1.144] },
  { pair: [6, 4], substance: 'lead', ratios: [1.281, 1.227, 1.173, 1.143, 1.11, 1.083] },
  { pair: [6, 3.5], substance: 'water', ratios: [1.249, 1.259, 1.273, 1.282, 1.29, 1.293] },
  { pair: [6, 3.5], substance: 'aluminium', ratios: [1.243, 1.249, 1.258, 1.262, 1.262, 1.257] },
  { pair: [6, 3.5], substance: 'steel', ratios: [1.243, 1.241, 1.236, 1.23, 1.217, 1.201] },
  { pair: [6, 3.5], substance: 'lead', ratios: [1.396, 1.321, 1.247, 1.206, 1.159, 1.123] },
  { pair: [9, 6], substance: 'polyethylene', ratios: [1.219, 1.223, 1.228, 1.228, 1.225, 1.221] },
  { pair: [9, 6], substance: 'water', ratios: [1.214, 1.217, 1.22, 1.218, 1.213, 1.206] },
  { pair: [9, 6], substance: 'aluminium', ratios: [1.198, 1.198, 1.194, 1.188, 1.177, 1.164] },
  { pair: [9, 6], substance: 'steel', ratios: [1.175, 1.168, 1.155, 1.143, 1.125, 1.107] },
  { pair: [9, 6], substance: 'lead', ratios: [1.209, 1.158, 1.11, 1.085, 1.059, 1.039] },
  { pair: [9, 6], substance: 'uranium', ratios: [1.228, 1.171, 1.118, 1.091, 1.062, 1.042] },
] as const;

describe('ratio of the two energies', () => {
  it.each(RATIOS)('$substance at $pair MV follows its curve', ({ pair, substance, ratios }) => {
    const isHeavy = SUBSTANCES[substance].group === 'heavy';
    [0.5, 1, 2, 3, 5, 8].forEach((attenuation, i) => {
      const off = Math.abs(ratioAt(substance, pair, attenuation) - (ratios[i] as number));
      expect(off, `${substance} at ${attenuation}`).toBeLessThan(isHeavy ? 0.015 : 0.003);
    });
  });

  it('crosses between steel and lead near 2 for 6 over 4 MV and near 1 for 9 over 6 MV', () => {
    const lead = (pair: readonly [EndpointMv, EndpointMv], attenuation: number) =>
      ratioAt('lead', pair, attenuation) - ratioAt('steel', pair, attenuation);
    expect([lead([6, 4], 1.5) > 0, lead([6, 4], 2.5) < 0]).toEqual([true, true]);
    expect([lead([9, 6], 0.6) > 0, lead([9, 6], 1.3) < 0]).toEqual([true, true]);
  });

  it('does not tell drugs from food: they differ by less than 0.003', () => {
    for (const pair of [[6, 4] as const, [9, 6] as const]) {
      for (const attenuation of [1, 3]) {
        const ratios = (['cocaine', 'starch', 'cellulose', 'water'] as const).map((id) =>
          ratioAt(id, pair, attenuation),
        );
        expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(0.0033);
      }
    }
  });
});

/** -ln T of the full spectra with NIST XCOM coefficients behind 20, 60 and 150 g/cm², computed without the bases. */
const FULL_SPECTRA = [
  { substance: 'polyethylene', endpoint: 3.5, full: [1.5317, 4.044, 8.5879] },
  { substance: 'polyethylene', endpoint: 4, full: [1.451, 3.8087, 8.0554] },
  { substance: 'polyethylene', endpoint: 6, full: [1.2102, 3.1357, 6.5929] },
  { substance: 'polyethylene', endpoint: 9, full: [0.9892, 2.5528, 5.3857] },
  { substance: 'water', endpoint: 3.5, full: [1.4957, 3.9602, 8.432] },
  { substance: 'water', endpoint: 4, full: [1.4176, 3.7333, 7.9212] },
  { substance: 'water', endpoint: 6, full: [1.1853, 3.087, 6.5257] },
  { substance: 'water', endpoint: 9, full: [0.9738, 2.5318, 5.3861] },
  { substance: 'cocaine', endpoint: 6, full: [1.1364, 2.9713, 6.2907] },
  { substance: 'glass', endpoint: 6, full: [1.0836, 2.8641, 6.1412] },
  { substance: 'salt', endpoint: 6, full: [1.054, 2.8022, 6.0524] },
  { substance: 'aluminium', endpoint: 3.5, full: [1.3188, 3.5333, 7.5974] },
  { substance: 'aluminium', endpoint: 4, full: [1.2518, 3.3408, 7.1712] },
  { substance: 'aluminium', endpoint: 6, full: [1.0551, 2.8001, 6.0269] },
  { substance: 'aluminium', endpoint: 9, full: [0.8806, 2.3482, 5.1254] },
  { substance: 'steel', endpoint: 3.5, full: [1.3145, 3.4956, 7.5707] },
  { substance: 'steel', endpoint: 4, full: [1.2475, 3.3175, 7.2011] },
  { substance: 'steel', endpoint: 6, full: [1.0597, 2.8389, 6.2565] },
  { substance: 'steel', endpoint: 9, full: [0.9063, 2.4702, 5.5814] },
  { substance: 'copper', endpoint: 3.5, full: [1.3046, 3.4568, 7.4933] },
  { substance: 'copper', endpoint: 4, full: [1.2373, 3.2826, 7.1378] },
  { substance: 'copper', endpoint: 6, full: [1.0516, 2.8195, 6.2394] },
  { substance: 'copper', endpoint: 9, full: [0.903, 2.4696, 5.6127] },
  { substance: 'tungsten', endpoint: 6, full: [1.232, 3.1441, 7.066] },
  { substance: 'lead', endpoint: 3.5, full: [1.6744, 3.9108, 8.2683] },
  { substance: 'lead', endpoint: 4, full: [1.5623, 3.7149, 7.968] },
  { substance: 'lead', endpoint: 6, full: [1.2948, 3.2656, 7.3237] },
  { substance: 'lead', endpoint: 9, full: [1.1261, 3.009, 7.0136] },
] as const;

describe('three bases', () => {
  it.each(FULL_SPECTRA)(
    'give $substance at $endpoint MV the -ln T of the full spectrum',
    ({ substance, endpoint, full }) => {
      const allowed = SUBSTANCES[substance].group === 'heavy' ? 0.02 : 0.003;
      [20, 60, 150].forEach((gPerCm2, i) => {
        within(-Math.log(passed(substance, endpoint, gPerCm2)), full[i] as number, allowed);
      });
    },
  );
});
