import type { Solid, Span } from '../bodies/solid.ts';

/** g/cm³ of steel. */
export const STEEL = 7.87;

/** A block of steel, or of so much steel as `share` says, spread evenly. */
export function steel(x: Span, y: Span, z: Span, share = 1): Solid {
  return { shape: 'block', x, y, z, substance: 'steel', density: STEEL * share };
}

/** A square tube or a box girder: closed on its four long sides, open at both ends. */
export function girder(along: 'x' | 'y' | 'z', x: Span, y: Span, z: Span, wallMm: number): Solid[] {
  const inner = (axis: 'x' | 'y' | 'z', span: Span): Span =>
    axis === along ? span : [span[0] + wallMm, span[1] - wallMm];
  return [steel(x, y, z), steel(inner('x', x), inner('y', y), inner('z', z), -1)];
}

/** An I-beam along x with its web upright. */
export function iBeam(x: Span, y: Span, z: Span, flangeMm: number, webMm: number): Solid[] {
  const middle = (z[0] + z[1]) / 2;
  return [
    steel(x, [y[1] - flangeMm, y[1]], z),
    steel(x, [y[0], y[0] + flangeMm], z),
    steel(x, [y[0] + flangeMm, y[1] - flangeMm], [middle - webMm / 2, middle + webMm / 2]),
  ];
}

/** A round tube or shaft along z, seen as a disc: `hollow` is inner over outer diameter. */
export function disc(x: number, y: number, diameterMm: number, z: Span, hollow = 0, share = 1): Solid {
  const radius = diameterMm / 2;
  return {
    shape: 'crosswise',
    x: [x - radius, x + radius],
    y: [y - radius, y + radius],
    z,
    substance: 'steel',
    density: STEEL * share,
    ...(hollow > 0 ? { hollow } : {}),
  };
}

/**
 * A bar, cable or edge that slants in the picture, x and y of its ends in mm. Drawn as a row of short blocks: a
 * slanting rod would cost several rays for every pixel of the box around it.
 */
export function slanting(
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  thickMm: number,
  z: Span,
  share = 1,
): Solid[] {
  const run = to[0] - from[0];
  const rise = to[1] - from[1];
  const length = Math.sqrt(run * run + rise * rise);
  const pieces = Math.max(1, Math.ceil(Math.min(Math.abs(run), Math.abs(rise)) / 8));
  const steep = Math.abs(rise) > Math.abs(run);
  // Thickness across the longer direction of each piece, so that the bar keeps its width at any slant.
  const across = (thickMm * length) / Math.max(Math.abs(run), Math.abs(rise));
  return Array.from({ length: pieces }, (_, i) => {
    const [x0, x1] = [from[0] + (run * i) / pieces, from[0] + (run * (i + 1)) / pieces];
    const [y0, y1] = [from[1] + (rise * i) / pieces, from[1] + (rise * (i + 1)) / pieces];
    const middle = steep ? (x0 + x1) / 2 : (y0 + y1) / 2;
    const wide: Span = [middle - across / 2, middle + across / 2];
    return steep
      ? steel(wide, [Math.min(y0, y1), Math.max(y0, y1)], z, share)
      : steel([Math.min(x0, x1), Math.max(x0, x1)], wide, z, share);
  });
}

/** Bodies of the near side, and their mirror images on the far side of something `widthMm` wide. */
export function onBothSides(widthMm: number, near: readonly Solid[]): Solid[] {
  return near.flatMap((solid) => [solid, { ...solid, z: [widthMm - solid.z[1], widthMm - solid.z[0]] }]);
}

/** Positions from `from` up to `to`, about `pitchMm` apart. */
export function spaced(from: number, to: number, pitchMm: number): number[] {
  const count = Math.max(1, Math.round((to - from) / pitchMm));
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
}
