import { expect, it } from 'vitest';
import type { PlaceInContainer } from './place-in-container.ts';
import { zoneOf } from './zone-of.ts';

const place = (more: Partial<PlaceInContainer>): PlaceInContainer => ({
  end: 'doors',
  fromEndM: 6,
  fromFarEndM: 6,
  row: 5,
  level: 'middle',
  ...more,
});

it.each([
  ['doors', place({ fromEndM: 0.5, fromFarEndM: 11.5, level: 'floor' })],
  ['front', place({ fromEndM: 11, fromFarEndM: 1 })],
  ['an-end', place({ end: 'left', fromEndM: 0.5, fromFarEndM: 11.5 })],
  ['floor', place({ level: 'floor' })],
  ['roof', place({ end: 'right', level: 'roof' })],
  ['cargo', place({})],
  ['unknown', null],
] as const)('counts a place as %s', (zone, at) => {
  expect(zoneOf(at)).toBe(zone);
});
