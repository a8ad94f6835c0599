import type { Solid, Span } from '../bodies/solid.ts';

/** What a body is made of and how it is filled. */
export type Matter = Pick<Solid, 'substance' | 'density' | 'grain' | 'cells' | 'hollow' | 'profile'>;

export const STEEL: Matter = { substance: 'steel', density: 7.87 };
export const WOOD: Matter = { substance: 'cellulose', density: 0.52, grain: 0.05 };

/** Corrugated board, flutes included. */
export const BOARD: Matter = { substance: 'cellulose', density: 0.16 };

export function body(shape: Solid['shape'], x: Span, y: Span, z: Span, matter: Matter): Solid {
  return { shape, x, y, z, ...matter };
}

export function block(x: Span, y: Span, z: Span, matter: Matter): Solid {
  return body('block', x, y, z, matter);
}

/** The same matter thinned to a share, as sheets and frames are when one block stands for them. */
export function thinned(matter: Matter, share: number): Matter {
  return { ...matter, density: matter.density * share };
}

/** A span from a start on. */
export function from(start: number, length: number): Span {
  return [start, start + length];
}

/** A span without its margins. */
export function inset(span: Span, margin: number): Span {
  return [span[0] + margin, span[1] - margin];
}

/** A part of a span, by shares of its length. */
export function part(span: Span, start: number, end: number): Span {
  const length = span[1] - span[0];
  return [span[0] + start * length, span[0] + end * length];
}

/** A span moved as little as it takes to lie within another. */
export function clamped(span: Span, within: Span): Span {
  const shift = Math.max(0, within[0] - span[0]) + Math.min(0, within[1] - span[1]);
  return [span[0] + shift, span[1] + shift];
}
