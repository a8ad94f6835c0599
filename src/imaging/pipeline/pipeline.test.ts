import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { createGreyTable, NEUTRAL, recordedOperations, type Settings, settingsFromRecord } from './pipeline.ts';
import { renderPicture } from './render-picture.ts';

const greysOf = (settings: Settings, ...samples: number[]) =>
  [...renderPicture(plane(samples.length, 1, Uint16Array.from(samples)), settings)].filter((_, i) => i % 4 === 0);

it('shows the full scale as it is when nothing is set', () => {
  expect(greysOf({}, 0, 32_768, 65_535)).toEqual([0, 128, 255]);
});

it('spreads the window over all greys and clips beside it', () => {
  const window = { centre: 0.5, width: 0.5 };
  expect(greysOf({ 'window-level': window }, 0, 16_383, 32_768, 49_152, 65_535)).toEqual([0, 0, 128, 255, 255]);
});

it('inverts last, after the window has clipped', () => {
  const settings = { 'window-level': { centre: 0.5, width: 0.5 }, invert: { on: true } };
  expect(greysOf(settings, 0, 32_767, 65_535)).toEqual([255, 128, 0]);
});

it('makes equal steps of grey of equal thicknesses with the logarithm', () => {
  const greys = greysOf({ transfer: { curve: 'log' } }, 0, 63, 1023, 16_383, 65_535);
  expect(greys).toEqual([0, 96, 159, 223, 255]);
});

it('makes quantum noise equally strong in every grey with the square root', () => {
  expect(greysOf({ transfer: { curve: 'sqrt' } }, 0, 4096, 16_384, 65_535)).toEqual([0, 64, 128, 255]);
});

it('opens the dark or the bright greys with the exponent, and leaves the ends where they are', () => {
  expect(greysOf({ gamma: { exponent: 0.5 } }, 0, 16_384, 65_535)).toEqual([0, 128, 255]);
  expect(greysOf({ gamma: { exponent: 2 } }, 0, 32_768, 65_535)).toEqual([0, 64, 255]);
});

it('looks into dense or at light cargo without clipping the other', () => {
  const [, dark = 0, darker = 0] = greysOf({ penetration: { view: 'high' } }, 0, 2048, 1024, 65_535);
  expect(dark - darker).toBeGreaterThanOrEqual(3 * 4);
  const light = greysOf({ penetration: { view: 'low' } }, 65_535, 65_535 - 2048, 0);
  expect(light).toEqual([255, 255 - dark, 0]);
});

it('gives what a fresh table gives, whatever was set before', () => {
  const table = createGreyTable();
  const settings: Settings[] = [
    { 'window-level': { centre: 0.3, width: 0.2 } },
    { 'window-level': { centre: 0.3, width: 0.2 }, invert: { on: true } },
    { transfer: { curve: 'log' }, invert: { on: true } },
    { penetration: { view: 'high' }, gamma: { exponent: 1.5 } },
    {},
  ];
  for (const one of settings) expect(table(one).slice()).toEqual(createGreyTable()(one));
});

it('gives greys their colour last', () => {
  const settings: Settings = { invert: { on: true }, colour: { palette: 'viridis' } };
  expect([...renderPicture(plane(2, 1, Uint16Array.of(0, 65_535)), settings)]).toEqual([
    253, 231, 37, 255, 68, 1, 84, 255,
  ]);
});

it('can be made again from the record', () => {
  const settings: Settings = { transfer: { curve: 'log' }, 'window-level': { centre: 0.4, width: 0.1 } };
  const again = settingsFromRecord(recordedOperations(settings));
  expect(again).toEqual({ ...NEUTRAL, ...settings });
  expect(recordedOperations({ ...NEUTRAL, ...settings })).toEqual(recordedOperations(settings));
  expect(settingsFromRecord([{ id: 'invert', version: 2, parameters: { on: true } }])).toBeUndefined();
});
