import { MATERIAL_GROUPS, SUBSTANCES, type SubstanceId } from '../physics/substances.ts';
import type { MassWatcher } from '../scanner/draw-scene.ts';

/** What the beam really passed at each pixel of a picture; row-major. */
export interface MaterialMaps {
  /** g/cm² of everything together. */
  readonly arealDensity: Float32Array;
  /** 0 where nothing is, else 1 + the place in `MATERIAL_GROUPS` of the group with most mass. */
  readonly material: Uint16Array;
}

/** Below this much matter a pixel counts as air, g/cm². */
const AIR = 0.05;

/** Adds up areal densities of everything while a scene of some width is drawn. */
export function totalMass(size: number, width: number) {
  const total = new Float32Array(size);
  return { total, watch: adderTo(() => total, width) };
}

/** Collects areal densities by group of material while a scene of some width is drawn. */
export function massByGroup(size: number, width: number) {
  const groups = MATERIAL_GROUPS.map(() => new Float32Array(size));
  const groupOf = (substance: SubstanceId) =>
    groups[MATERIAL_GROUPS.indexOf(SUBSTANCES[substance].group)] as Float32Array;
  return { groups, watch: adderTo(groupOf, width) };
}

function adderTo(mapFor: (substance: SubstanceId) => Float32Array, width: number): MassWatcher {
  return (substance, mass, rows) => {
    const map = mapFor(substance);
    for (let i = rows.from * width; i < rows.to * width; i++) map[i] = (map[i] as number) + (mass[i] as number);
  };
}

/** `pictures` are areal densities of the groups as the picture shows them. */
export function materialMaps(pictures: readonly Float32Array[]): MaterialMaps {
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
}
