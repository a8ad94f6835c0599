import { DENOISE_TAPS } from '#imaging/ops/denoise.ts';
import { EDGE_TAPS } from '#imaging/ops/edges.ts';
import { NODES, TILES } from '#imaging/ops/local-contrast.ts';

/** Each does in whole numbers what the operation of the same name in imaging/ops does: the results are equal, not alike. */
const HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;

uniform usampler2D source;
out uint result;

int at(int dx, int dy) {
  ivec2 place = ivec2(gl_FragCoord.xy) + ivec2(dx, dy);
  return int(texelFetch(source, clamp(place, ivec2(0), textureSize(source, 0) - 1), 0).r);
}

uint inRange(int value) {
  return uint(clamp(value, 0, 65535));
}
`;

/** `rows` holds for each row of the texture: the row above, the row below, the share of the lower in 256ths. */
export const REPAIR_ROWS = `${HEAD}
uniform usampler2D rows;
void main() {
  ivec2 place = ivec2(gl_FragCoord.xy);
  uvec4 row = texelFetch(rows, ivec2(0, place.y), 0);
  uint above = texelFetch(source, ivec2(place.x, int(row.r)), 0).r;
  uint below = texelFetch(source, ivec2(place.x, int(row.g)), 0).r;
  result = (above * (256u - row.b) + below * row.b + 128u) >> 8;
}`;

/** `codes` holds the transfer curve, 256×256. */
export const TRANSFER = `${HEAD}
uniform usampler2D codes;
void main() {
  int value = at(0, 0);
  result = texelFetch(codes, ivec2(value & 255, value >> 8), 0).r;
}`;

export const DENOISE = `${HEAD}
int sum = 0;
int weights = 0;

void add(int value, int dx, int dy, int near) {
  int difference = at(dx, dy) - value;
  int t = min(abs(difference) >> 3, 256);
  int alike = 256 - ((t * t) >> 8);
  int weight = near * ((alike * alike) >> 8);
  sum += weight * difference;
  weights += weight;
}

void main() {
  int value = at(0, 0);
  ${DENOISE_TAPS.map(([dx, dy, near]) => `add(value, ${dx}, ${dy}, ${near});`).join('\n  ')}
  result = uint(value + (sum + 2048 * weights + (weights >> 1)) / weights - 2048);
}`;

export const SHARPEN = `${HEAD}
void main() {
  int value = at(0, 0);
  int sides = at(-1, 0) + at(1, 0) + at(0, -1) + at(0, 1);
  int corners = at(-1, -1) + at(1, -1) + at(-1, 1) + at(1, 1);
  result = inRange(value + (((12 * value - 2 * sides - corners) * 3) >> 5));
}`;

const meanAlong = (step: (offset: number) => string) =>
  `(${EDGE_TAPS.map(([offset, weight]) => `${weight} * at(${step(offset)})`).join(' + ')} + 12) / 25`;

export const EDGES_ALONG = `${HEAD}
void main() {
  result = uint(${meanAlong((offset) => `${offset}, 0`)});
}`;

/** `source` is the mean along the rows, `before` what it is the mean of. */
export const EDGES = `${HEAD}
uniform usampler2D before;
void main() {
  int around = ${meanAlong((offset) => `0, ${offset}`)};
  int value = int(texelFetch(before, ivec2(gl_FragCoord.xy), 0).r);
  result = inRange(value + clamp(((value - around) * 3) >> 1, -6000, 6000));
}`;

/** `curves` holds a row of nodes for each tile. `origin` is where the texture begins on the plane, `whole` its size. */
export const LOCAL_CONTRAST = `${HEAD}
uniform usampler2D curves;
uniform int low;
uniform int high;
uniform ivec2 origin;
uniform ivec2 whole;

ivec3 tilesAt(int at, int size, int tiles) {
  // Half a tile more, because division of negative whole numbers is not the same everywhere.
  int place = ((2 * at + 1) * tiles * 128 + 128 * size) / size - 256;
  int first = place >> 8;
  return ivec3(max(0, first), min(tiles - 1, first + 1), place & 255);
}

uint curve(int column, int row, int node, uint share) {
  int tile = row * ${TILES.columns} + column;
  uint below = texelFetch(curves, ivec2(node, tile), 0).r;
  uint above = texelFetch(curves, ivec2(node + 1, tile), 0).r;
  return (below * (256u - share) + above * share + 128u) >> 8;
}

void main() {
  int value = at(0, 0);
  if (value <= low || value >= high) {
    result = uint(value);
    return;
  }
  ivec2 place = ivec2(gl_FragCoord.xy) + origin;
  uint along = uint((value - low) * ${(NODES - 1) * 256}) / uint(high - low);
  int node = int(along >> 8);
  uint share = along & 255u;
  ivec3 across = tilesAt(place.x, whole.x, ${TILES.columns});
  ivec3 down = tilesAt(place.y, whole.y, ${TILES.rows});
  uint right = uint(across.z);
  uint lower = uint(down.z);
  uint upperRow = curve(across.x, down.x, node, share) * (256u - right) + curve(across.y, down.x, node, share) * right;
  uint lowerRow = curve(across.x, down.y, node, share) * (256u - right) + curve(across.y, down.y, node, share) * right;
  result = (upperRow * (256u - lower) + lowerRow * lower + 32768u) >> 16;
}`;
