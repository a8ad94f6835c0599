import { TABLE } from '#imaging/material/material-map.ts';

const HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;

uniform usampler2D source;
`;

/** Both energies on the logarithmic scale: `source` is the high one. */
export const BOTH_CODED = `${HEAD}
uniform usampler2D lowSource;
uniform usampler2D codes;
out uvec2 field;

uint coded(usampler2D plane) {
  uint value = texelFetch(plane, ivec2(gl_FragCoord.xy), 0).r;
  return texelFetch(codes, ivec2(int(value & 255u), int(value >> 8)), 0).r;
}

void main() {
  field = uvec2(coded(source), coded(lowSource));
}`;

/** One round of smoothing, as imaging/material/material-field does it. */
export const SMOOTH_BOTH = `${HEAD}
uniform int stepSize;
out uvec2 field;

void main() {
  ivec2 place = ivec2(gl_FragCoord.xy);
  ivec2 last = textureSize(source, 0) - 1;
  int value = int(texelFetch(source, place, 0).r);
  uvec2 sum = uvec2(0u);
  uint weights = 0u;
  for (int dy = -1; dy <= 1; dy++) {
    for (int dx = -1; dx <= 1; dx++) {
      uvec2 near = texelFetch(source, clamp(place + ivec2(dx, dy) * stepSize, ivec2(0), last), 0).rg;
      int t = min(abs(int(near.r) - value) >> 2, 256);
      int alike = 256 - ((t * t) >> 8);
      uint weight = uint(((2 - abs(dx)) * (2 - abs(dy)) * alike) >> 4);
      sum += weight * near;
      weights += weight;
    }
  }
  field = (sum + (weights >> 1)) / weights;
}`;

/** Class and confidence by the table of imaging/material/material-map. */
export const CLASSIFY = `${HEAD}
uniform usampler2D entries;
uniform ivec2 air;
out uvec2 judged;

void main() {
  ivec2 field = ivec2(texelFetch(source, ivec2(gl_FragCoord.xy), 0).rg);
  ivec2 attenuation = air - field;
  if (attenuation.x <= 0 || attenuation.y <= 0) {
    judged = uvec2(0u);
    return;
  }
  int ratio = (attenuation.y * ${TABLE.ratioStep}) / attenuation.x - ${TABLE.firstRatio};
  judged = texelFetch(entries, ivec2(attenuation.x >> ${TABLE.shift}, clamp(ratio, 0, ${TABLE.ratios - 1})), 0).rg;
}`;

/** The colour of a grey by the class of its place. */
export const BY_MATERIAL = `
uniform usampler2D classes;
uniform sampler2D ramps;

vec4 colourOf(float grey) {
  ivec2 at = clamp(ivec2(place() * exp2(float(level))), ivec2(0), textureSize(classes, 0) - 1);
  uvec2 judged = texelFetch(classes, at, 0).rg;
  vec4 ramp = texelFetch(ramps, ivec2(int(grey * 255.0 + 0.5), int(judged.r)), 0);
  return vec4(mix(vec3(grey), ramp.rgb, max(float(judged.g) / 255.0, ramp.a)), 1.0);
}
`;
