import { MATERIAL_GROUPS, SUBSTANCES, type SubstanceId } from '../physics/substances.ts';

/** What the beam really passed at each pixel of a picture; row-major. */
export interface MaterialMaps {
  /** g/cm² of everything together. */
  readonly arealDensity: Float32Array;
  /** 0 where nothing is, else 1 + the place in `MATERIAL_GROUPS` of the group with most mass. */
  readonly material: Uint16Array;
}

/** Below this much matter a pixel counts as air, g/cm². */
const AIR = 0.05;

/** Collects areal densities by material group while a scene is drawn. */
export function materialMapper(finePixels: number) {
  const groups = MATERIAL_GROUPS.map(() => new Float32Array(finePixels));
  return {
    add(substance: SubstanceId, mass: Float32Array): void {
      const group = groups[MATERIAL_GROUPS.indexOf(SUBSTANCES[substance].group)] as Float32Array;
      for (let i = 0; i < mass.length; i++) group[i] = (group[i] as number) + (mass[i] as number);
    },
    /** `seen` turns a fine map of the scene into one of the picture. */
    maps(seen: (fine: Float32Array) => Float32Array): MaterialMaps {
      const pictures = groups.map(seen);
      const size = (pictures[0] as Float32Array).length;
      const arealDensity = new Float32Array(size);
      const most = new Float32Array(size).fill(AIR);
      const material = new Uint16Array(size);
      pictures.forEach((group, place) => {
        for (let i = 0; i < size; i++) {
          const here = group[i] as number;
          arealDensity[i] = (arealDensity[i] as number) + here;
          if (here > (most[i] as number)) {
            most[i] = here;
            material[i] = place + 1;
          }
        }
      });
      return { arealDensity, material };
    },
  };
}
