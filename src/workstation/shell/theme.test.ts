import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast } from '#testing/colour-vision.ts';

const CSS = readFileSync(join(import.meta.dirname, '../ui/theme.css'), 'utf8');

/** The colours of a room: those of the dark one, with what the other changes. */
function coloursOf(room: 'dark' | 'bright'): Readonly<Record<string, string>> {
  const blocks = [
    CSS.match(/:root \{([^}]*)\}/)?.[1],
    room === 'bright' && CSS.match(/data-room="bright"\] \{([^}]*)\}/)?.[1],
  ];
  const pairs = [...blocks.join('\n').matchAll(/--gantry-([\w-]+): (#[0-9a-f]{6})/g)];
  return Object.fromEntries(pairs.map(([, name, colour]) => [name, colour]));
}

describe.each(['dark', 'bright'] as const)('in a %s room', (room) => {
  const colours = coloursOf(room);
  const of = (name: string): string => colours[name] ?? '';
  const GROUNDS = ['ground', 'panel', 'raised', 'hover', 'chosen'];

  it.each(['text', 'text-quiet', 'text-strong', 'good', 'info', 'warn', 'bad'])(
    '%s can be read on every ground',
    (name) => {
      const worst = Math.min(...GROUNDS.map((ground) => contrast(of(name), of(ground))));
      expect(worst).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ['on-primary', 'primary'],
    ['on-primary', 'primary-hover'],
    ['text-strong', 'lit'],
    ['text-strong', 'lit-hover'],
    ['text-strong', 'warn-ground'],
    ['text-strong', 'bad-ground'],
    ['text-off', 'panel'],
    ['foreign', 'panel'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['focus', 'mark', 'bar'])('%s can be seen', (name) => {
    expect(contrast(of(name), of('panel'))).toBeGreaterThanOrEqual(3);
  });

  it('nothing beside the picture has a hue of its own', () => {
    const tinted = [...GROUNDS, 'line', 'line-strong', 'picture', 'text', 'lit'].filter(
      (name) => new Set(of(name).slice(1).match(/../g)).size !== 1,
    );
    expect(tinted).toEqual([]);
  });
});

it('what surrounds the picture is the same in both', () => {
  expect(coloursOf('bright').picture).toBe(coloursOf('dark').picture);
});
