/** One triangle that covers the whole viewport; the scissor cuts it to the tile. */
export const COVER = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

/** What both ways of showing share. Two programs, because a software renderer pays for a branch not taken. */
const toGrey = (colourOf: string) => `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;

uniform usampler2D samples;
uniform sampler2D table;
/** Sample of the chosen level at the top left corner of the viewport, and samples for one device pixel rightwards and down. */
uniform vec2 start;
uniform mat2 pace;
uniform float viewportHeight;
uniform int level;

out vec4 colour;

vec2 place() {
  return start + pace * vec2(gl_FragCoord.x, viewportHeight - gl_FragCoord.y);
}
${colourOf}
void show(uint value) {
  colour = colourOf(texelFetch(table, ivec2(value & 255u, value >> 8), 0).r);
}`;

/** The colour of each of 256 greys. */
export const BY_PALETTE = `
uniform sampler2D palette;

vec4 colourOf(float grey) {
  return texelFetch(palette, ivec2(int(grey * 255.0 + 0.5), 0), 0);
}
`;

/**
 * From samples to colours, one square for each sample. The table (256×256 texels, one for each value) is made by
 * imaging/pipeline, so that the graphics card shows bit for bit what the reference gives.
 */
export const showSquares = (colourOf: string) => `${toGrey(colourOf)}
void main() {
  ivec2 last = textureSize(samples, level) - 1;
  show(texelFetch(samples, min(ivec2(place()), last), level).r);
}`;

/** The same with samples mixed between their centres, for means and previews. */
export const showSmooth = (colourOf: string) => `${toGrey(colourOf)}
float sampleAt(ivec2 place, ivec2 last) {
  return float(texelFetch(samples, clamp(place, ivec2(0), last), level).r);
}

void main() {
  ivec2 last = textureSize(samples, level) - 1;
  vec2 at = place() - 0.5;
  vec2 corner = floor(at);
  vec2 share = at - corner;
  ivec2 first = ivec2(corner);
  float upper = mix(sampleAt(first, last), sampleAt(first + ivec2(1, 0), last), share.x);
  float lower = mix(sampleAt(first + ivec2(0, 1), last), sampleAt(first + ivec2(1, 1), last), share.x);
  show(uint(mix(upper, lower, share.y) + 0.5));
}`;

/** The mean of each square of four, rounded, as imaging/ops/shrink gives it. */
export const HALVE = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;

uniform usampler2D samples;
out uint mean;

void main() {
  ivec2 last = textureSize(samples, 0) - 1;
  ivec2 place = ivec2(gl_FragCoord.xy) * 2;
  uint sum = texelFetch(samples, min(place, last), 0).r
    + texelFetch(samples, min(place + ivec2(1, 0), last), 0).r
    + texelFetch(samples, min(place + ivec2(0, 1), last), 0).r
    + texelFetch(samples, min(place + ivec2(1, 1), last), 0).r;
  mean = (sum + 2u) / 4u;
}`;
