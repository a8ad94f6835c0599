import { expect, it } from 'vitest';
import { layoutOf, MOUSE_LAYOUTS, MouseMap, withDrag, withWheel } from './mouse-map.ts';

it('knows its layouts, and a map of the officer’s own from them', () => {
  for (const [name, map] of Object.entries(MOUSE_LAYOUTS)) {
    expect(MouseMap.parse(map)).toEqual(map);
    expect(layoutOf(structuredClone(map))).toBe(name);
  }
  expect(layoutOf(withWheel(MOUSE_LAYOUTS.usual, 'wheel', 'pan'))).toBeNull();
});

it('leaves a button to draw with', () => {
  const map = MOUSE_LAYOUTS['left-windows'];
  expect(withDrag(map, 'shiftLeft', 'pan')).toBeNull();
  expect(withDrag(map, 'right', 'tool')?.drags).toMatchObject({ left: 'window', shiftLeft: 'tool', right: 'tool' });
});
