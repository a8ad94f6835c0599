import { type Plane, plane } from '#imaging/plane.ts';
import type { Framing } from './frame-scan.ts';

/**
 * Air levels that a model pack takes as they come: 0.8 to 1 of the full scale, opaque near 0. Where the picture ends at
 * the container, the brightest that is seen are its walls, which let 0.82 of that pass.
 */
const EXPECTED = { lowestAir: 0.65 * 65_535, highestOpaque: 0.01 * 65_535 };

export function isAsExpected({ air, bits, airSample, opaqueSample }: Framing): boolean {
  const { lowestAir, highestOpaque } = EXPECTED;
  return air === 'bright' && bits === 16 && airSample >= lowestAir && opaqueSample <= highestOpaque;
}

/**
 * A plane with air at 65535 and opaque at 0, whatever it had before; the very same plane where it already is as
 * expected. The levels are those of the framing, found in the plane of the high energy: both planes are exported alike.
 */
export function toTransmission(source: Plane, framing: Framing): Plane {
  if (isAsExpected(framing)) return source;
  const { airSample, opaqueSample } = framing;
  const scale = 65_535 / (airSample - opaqueSample);
  const level = (sample: number) => Math.min(65_535, Math.max(0, Math.round((sample - opaqueSample) * scale)));
  // One look-up for each sample that can occur: there are fewer of them than pixels.
  const levels = Uint16Array.from({ length: framing.bits === 8 ? 256 : 65_536 }, (_, sample) => level(sample));
  return plane(
    source.width,
    source.height,
    source.samples.map((sample) => levels[sample] ?? level(sample)),
  );
}
