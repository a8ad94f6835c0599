/** A part of a silhouette in unit coordinates (0..1, y up); `depth` is its thickness as a share of the z span. */
export interface Outline {
  /** Corners of a polygon, x and y by turns, in either sense. */
  readonly corners: readonly number[];
  readonly depth: number;
}

/** Whether a point lies inside a polygon (even-odd rule). */
export function isInside(corners: readonly number[], x: number, y: number): boolean {
  let inside = false;
  const count = corners.length;
  for (let i = 0, j = count - 2; i < count; j = i, i += 2) {
    const xi = corners[i] as number;
    const yi = corners[i + 1] as number;
    const xj = corners[j] as number;
    const yj = corners[j + 1] as number;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Total depth of the parts that cover a point, as a share of the z span. */
export function depthAt(parts: readonly Outline[], x: number, y: number): number {
  let depth = 0;
  for (const part of parts) {
    if (isInside(part.corners, x, y)) depth = Math.max(depth, part.depth);
  }
  return depth;
}

/**
 * Turns an outline by an angle given as the tangent of its half (exact in basic arithmetic), and scales the result
 * back into the unit square. Returns the parts and the sides of the box around them, in mm.
 */
export function turned(
  parts: readonly Outline[],
  sizeMm: { readonly x: number; readonly y: number },
  halfTangent: number,
): { readonly parts: readonly Outline[]; readonly sizeMm: { readonly x: number; readonly y: number } } {
  const scale = 1 / (1 + halfTangent * halfTangent);
  const cos = (1 - halfTangent * halfTangent) * scale;
  const sin = 2 * halfTangent * scale;
  const moved = parts.map((part) => {
    const corners: number[] = [];
    for (let i = 0; i < part.corners.length; i += 2) {
      const x = (part.corners[i] as number) * sizeMm.x;
      const y = (part.corners[i + 1] as number) * sizeMm.y;
      corners.push(x * cos - y * sin, x * sin + y * cos);
    }
    return { corners, depth: part.depth };
  });
  const all = moved.flatMap((part) => part.corners);
  const xs = all.filter((_, i) => i % 2 === 0);
  const ys = all.filter((_, i) => i % 2 === 1);
  const left = Math.min(...xs);
  const bottom = Math.min(...ys);
  const size = { x: Math.max(...xs) - left, y: Math.max(...ys) - bottom };
  const unit = moved.map((part) => ({
    depth: part.depth,
    corners: part.corners.map((value, i) => (i % 2 === 0 ? (value - left) / size.x : (value - bottom) / size.y)),
  }));
  return { parts: unit, sizeMm: size };
}
