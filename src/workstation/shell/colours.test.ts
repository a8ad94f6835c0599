import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apartTo, contrast, EYES } from '#testing/colour-vision.ts';
import * as marks from '../canvas/layers/mark-colours.ts';

/** Six times what can just be told: at a glance, in a thin line. */
const APART = 14;
/** WCAG 2.2, 1.4.3. */
const READABLE = 4.5;
/** WCAG 2.2, 1.4.11. */
const VISIBLE = 3;

const css = readFileSync(new URL('../ui/theme.css', import.meta.url), 'utf8');
/** Every block that gives the colours of a theme. */
const themes = [...css.matchAll(/([^{}]+)\{([^{}]*--gantry-good:[^{}]*)\}/g)].map(([, selector = '', block = '']) => ({
  name: selector.trim(),
  colours: Object.fromEntries(
    [...block.matchAll(/--gantry-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  ) as Readonly<Record<string, string>>,
}));

function pairs<Value>(values: readonly Value[]): readonly (readonly [Value, Value])[] {
  return values.flatMap((one, i) => values.slice(i + 1).map((other) => [one, other] as const));
}

describe.each(themes)('the colours of $name', ({ colours }) => {
  const of = (name: string) => colours[name] ?? 'missing';

  it.each(EYES)('of states are told apart by an eye with %s', (eye) => {
    for (const [one, other] of pairs(['good', 'info', 'warn', 'bad'])) {
      expect(apartTo(eye, of(one), of(other)), `${one} and ${other}`).toBeGreaterThan(APART);
    }
  });

  it('of words can be read on every ground, those of states be seen', () => {
    for (const ground of ['ground', 'panel', 'raised', 'hover']) {
      for (const words of ['text', 'text-quiet', 'text-strong']) {
        expect(contrast(of(words), of(ground)), `${words} on ${ground}`).toBeGreaterThan(READABLE);
      }
      for (const state of ['good', 'info', 'warn', 'bad']) {
        expect(contrast(of(state), of(ground)), `${state} on ${ground}`).toBeGreaterThan(VISIBLE);
      }
    }
  });
});

describe('the colours of marks', () => {
  const colours = [
    ...Object.values(marks.FINDING_COLOUR),
    marks.OWN_COLOUR,
    marks.OTHERS_COLOUR,
    marks.REPORTED_COLOUR,
  ];

  it.each(EYES)('are told apart by an eye with %s', (eye) => {
    for (const [one, other] of pairs(colours))
      expect(apartTo(eye, one, other), `${one} ${other}`).toBeGreaterThan(APART);
  });

  it('show on black pixels, and by the black under them on white ones', () => {
    for (const colour of colours) expect(contrast(colour, marks.UNDER_COLOUR)).toBeGreaterThan(VISIBLE);
  });
});
