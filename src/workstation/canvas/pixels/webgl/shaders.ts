/** One triangle that covers the whole viewport; the scissor cuts it to the tile. */
export const COVER = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

/**
 * From samples to greys. The table (256×256 texels, one for each value) is made by imaging/pipeline, so that the
 * graphics card shows bit for bit what the reference gives.
 */
export const SHOW = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;

uniform usampler2D samples;
uniform sampler2D table;
/** Sample of the tile at the top left corner of the viewport, and samples for one device pixel. */
uniform vec2 start;
uniform float pace;
uniform float viewportHeight;
uniform int level;
uniform bool smoothed;

out vec4 colour;

uint sampleAt(ivec2 place, ivec2 size) {
  return texelFetch(samples, clamp(place, ivec2(0), size - 1), level).r;
}

void main() {
  ivec2 size = textureSize(samples, level);
  vec2 pixel = vec2(gl_FragCoord.x, viewportHeight - gl_FragCoord.y);
  vec2 at = (start + pixel * pace) / float(1 << level);
  uint value;
  if (smoothed) {
    vec2 corner = floor(at - 0.5);
    vec2 share = at - 0.5 - corner;
    ivec2 place = ivec2(corner);
    vec4 four = vec4(
      sampleAt(place, size), sampleAt(place + ivec2(1, 0), size),
      sampleAt(place + ivec2(0, 1), size), sampleAt(place + ivec2(1, 1), size));
    vec2 rows = mix(four.xz, four.yw, share.x);
    value = uint(mix(rows.x, rows.y, share.y) + 0.5);
  } else {
    value = sampleAt(ivec2(floor(at)), size);
  }
  float grey = texelFetch(table, ivec2(value & 255u, value >> 8), 0).r;
  colour = vec4(grey, grey, grey, 1.0);
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
