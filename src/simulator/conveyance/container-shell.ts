import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import type { ContainerFrame } from './container-frame.ts';
import { cornerCastings, cornerPosts, endRails, frontWall, sideRails } from './corner-frame.ts';
import { doors } from './doors.ts';
import { flatRack } from './flat-rack.ts';
import { floor } from './floor.ts';
import { reefer } from './reefer.ts';
import { steelRoof, tarpaulinRoof } from './roof.ts';
import { sideWalls } from './side-walls.ts';
import { tankInFrame } from './tank.ts';
import { wear } from './wear.ts';

/** The empty container, doors (where it has any) at the far end of x; make, age and small damage vary by chance. */
export function containerShell(frame: ContainerFrame, random: Random): readonly Solid[] {
  switch (frame.kind) {
    case 'dry':
      return [...steelBox(frame, random), ...steelRoof(frame, random.fork('roof'))];
    case 'open-top':
      return [...steelBox(frame, random), ...tarpaulinRoof(frame, random.fork('roof'))];
    case 'reefer':
      return reefer(frame, random);
    case 'flat-rack':
      return flatRack(frame, random);
    case 'tank':
      return tankInFrame(frame, random);
  }
}

/** Everything of a freight container but its roof. */
function steelBox(frame: ContainerFrame, random: Random): readonly Solid[] {
  return [
    ...sideWalls(frame, random.fork('walls')),
    ...floor(frame, random.fork('floor')),
    ...sideRails(frame),
    ...endRails(frame),
    ...cornerPosts(frame),
    ...cornerCastings(frame),
    ...frontWall(frame),
    ...doors(frame, random.fork('doors')),
    ...wear(frame, random.fork('wear')),
  ];
}
