/** A part of a silhouette in unit coordinates (0..1, y up); `depth` is its thickness as a share of the z span. */
export interface Outline {
  /** Corners of a polygon, x and y by turns, in either sense. */
  readonly corners: readonly number[];
  readonly depth: number;
}

/**
 * Depths of an outline along a level line, as shares of the z span: at the middles of `into.length` even steps from
 * x = `from` to `to`. Where parts overlap, the deepest counts.
 */
export function depthsAlong(parts: readonly Outline[], y: number, from: number, to: number, into: Float32Array): void {
  into.fill(0);
  const step = (to - from) / into.length;
  for (const { corners, depth } of parts) {
    const crossings = crossingsOf(corners, y);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil(((crossings[i] as number) - from) / step - 0.5));
      const end = Math.min(into.length, Math.ceil(((crossings[i + 1] as number) - from) / step - 0.5));
      for (let k = first; k < end; k++) into[k] = Math.max(into[k] as number, depth);
    }
  }
}

/** Where a level line crosses a polygon, ascending: inside lies between each odd crossing and the next. */
function crossingsOf(corners: readonly number[], y: number): readonly number[] {
  const crossings: number[] = [];
  const count = corners.length;
  for (let i = 0, j = count - 2; i < count; j = i, i += 2) {
    const yi = corners[i + 1] as number;
    const yj = corners[j + 1] as number;
    if (yi > y === yj > y) continue;
    const xi = corners[i] as number;
    crossings.push((((corners[j] as number) - xi) * (y - yi)) / (yj - yi) + xi);
  }
  return crossings.sort((one, other) => one - other);
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
