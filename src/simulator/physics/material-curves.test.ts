import { expect, it } from 'vitest';
import { ATTENUATION, ENDPOINTS, MASS_THICKNESSES, type Reference } from '#imaging/material/attenuation-table.ts';
import { basisMapsOf } from './basis-maps.ts';
import { SPECTRA } from './spectra.ts';
import { SUBSTANCES } from './substances.ts';
import { transmissionOf } from './transmission.ts';

it('the curves that materials are told by are those of this physics', () => {
  for (const endpoint of ENDPOINTS) {
    for (const [reference, values] of Object.entries(ATTENUATION[endpoint])) {
      const passed = transmissionOf(
        basisMapsOf(SUBSTANCES[reference as Reference], [...MASS_THICKNESSES]),
        SPECTRA[endpoint],
      );
      values.forEach((value, i) => {
        expect(Math.abs(-Math.log(passed[i] as number) / value - 1), `${reference} at ${endpoint} MV`).toBeLessThan(
          5e-4,
        );
      });
    }
  }
});
