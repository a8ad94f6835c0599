import { z } from 'zod';
import { type PlaceInContainer, ROW_M } from './place-in-container.ts';

/**
 * The parts of a container that goods are hidden in, for counting: one row deep at the doors and at the front wall, or at
 * an end where it is not known which is which; else near the floor or the roof, or in the midst of the cargo.
 */
export const Zone = z.enum(['doors', 'front', 'an-end', 'floor', 'roof', 'cargo', 'unknown']);
export type Zone = z.infer<typeof Zone>;

export function zoneOf(place: PlaceInContainer | null): Zone {
  if (!place) return 'unknown';
  const { end, fromEndM, fromFarEndM, level } = place;
  if (fromEndM <= ROW_M) return end === 'doors' ? 'doors' : 'an-end';
  if (end === 'doors' && fromFarEndM <= ROW_M) return 'front';
  return level === 'middle' ? 'cargo' : (level ?? 'unknown');
}
