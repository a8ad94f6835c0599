import { z } from 'zod';

/** What dragging with a button does. `tool`: what the tool in hand does, so draws, moves a mark, selects. */
export const DragAct = z.enum(['tool', 'pan', 'window', 'zoom', 'hide-marks']);
export type DragAct = z.infer<typeof DragAct>;

export const WheelAct = z.enum(['zoom', 'pan']);
export type WheelAct = z.infer<typeof WheelAct>;

const Drags = z
  .object({ left: DragAct, shiftLeft: DragAct, middle: DragAct, right: DragAct })
  .refine((drags) => Object.values(drags).includes('tool'), 'one button must be for the tool');

/** What buttons and wheel of the mouse mean on the image. */
export const MouseMap = z.object({ drags: Drags, wheels: z.object({ wheel: WheelAct, shiftWheel: WheelAct }) });
export type MouseMap = z.infer<typeof MouseMap>;
export type Drag = keyof MouseMap['drags'];
export type Wheel = keyof MouseMap['wheels'];

const ZOOMS = { wheel: 'zoom', shiftWheel: 'pan' } as const;

/** Maps to start from: as usual here, as in drawing programs, and as radiologists know it. */
export const MOUSE_LAYOUTS = {
  usual: { drags: { left: 'tool', shiftLeft: 'tool', middle: 'hide-marks', right: 'window' }, wheels: ZOOMS },
  'right-pans': { drags: { left: 'tool', shiftLeft: 'window', middle: 'hide-marks', right: 'pan' }, wheels: ZOOMS },
  'left-windows': { drags: { left: 'window', shiftLeft: 'tool', middle: 'zoom', right: 'pan' }, wheels: ZOOMS },
} as const satisfies Record<string, MouseMap>;
export type MouseLayout = keyof typeof MOUSE_LAYOUTS;

/** The layout that a map is; null for one of the officer's own. */
export function layoutOf(map: MouseMap): MouseLayout | null {
  const names = Object.keys(MOUSE_LAYOUTS) as MouseLayout[];
  return names.find((name) => areSame(MOUSE_LAYOUTS[name], map)) ?? null;
}

/** Null where nothing would be left to draw with. */
export function withDrag(map: MouseMap, drag: Drag, act: DragAct): MouseMap | null {
  return MouseMap.safeParse({ ...map, drags: { ...map.drags, [drag]: act } }).data ?? null;
}

export function withWheel(map: MouseMap, wheel: Wheel, act: WheelAct): MouseMap {
  return { ...map, wheels: { ...map.wheels, [wheel]: act } };
}

function areSame(one: MouseMap, other: MouseMap): boolean {
  const drags = Object.keys(one.drags) as Drag[];
  const wheels = Object.keys(one.wheels) as Wheel[];
  return (
    drags.every((drag) => one.drags[drag] === other.drags[drag]) &&
    wheels.every((wheel) => one.wheels[wheel] === other.wheels[wheel])
  );
}
