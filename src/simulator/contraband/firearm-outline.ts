import type { Random } from '#base/random.ts';
import type { Outline } from '../bodies/outline.ts';

/** Rectangle as a polygon. */
function bar(x0: number, y0: number, x1: number, y1: number, depth: number): Outline {
  return { corners: [x0, y0, x1, y0, x1, y1, x0, y1], depth };
}

/** A pistol seen from its side, muzzle to the right, in the unit square; depths as shares of its width of 30–40 mm. */
export function pistolOutline(random: Random): readonly Outline[] {
  const slide = random.between(0.74, 0.79);
  const rake = random.between(0.06, 0.16);
  const grip = random.between(0.2, 0.27);
  const front = grip + 0.24;
  const guard = front + random.between(0.16, 0.2);
  return [
    bar(0.02, slide, 0.98, 0.97, 0.42),
    bar(0.3, slide + 0.05, 1, slide + 0.15, 0.6),
    bar(0.06, slide - 0.12, 0.78, slide, 0.3),
    bar(0.05, 0.96, 0.1, 1, 0.2),
    bar(0.92, 0.96, 0.96, 1, 0.15),
    { corners: [grip - rake, 0, front - rake, 0, front, slide - 0.1, grip - 0.12, slide - 0.1], depth: 0.3 },
    { corners: [grip - rake + 0.03, 0.02, front - rake - 0.04, 0.02, front - 0.04, slide, grip, slide], depth: 0.5 },
    bar(front, slide - 0.34, guard, slide - 0.3, 0.25),
    bar(guard - 0.03, slide - 0.34, guard, slide - 0.1, 0.25),
    {
      corners: [
        front + 0.05,
        slide - 0.26,
        front + 0.09,
        slide - 0.26,
        front + 0.1,
        slide - 0.1,
        front + 0.06,
        slide - 0.1,
      ],
      depth: 0.25,
    },
  ];
}

/** A rifle seen from its side, muzzle to the right, in the unit square; stock of wood or plastic hardly shows. */
export function rifleOutline(random: Random): readonly Outline[] {
  const receiver = random.between(0.3, 0.36);
  const end = receiver + random.between(0.22, 0.28);
  const curve = random.between(0, 0.06);
  const axis = random.between(0.7, 0.78);
  const parts: Outline[] = [
    bar(receiver, axis - 0.14, end, axis + 0.1, 0.5),
    bar(end - 0.02, axis + 0.01, 1, axis + 0.075, 0.55),
    bar(end, axis + 0.1, end + 0.2, axis + 0.17, 0.35),
    bar(0.93, axis + 0.07, 0.95, 1, 0.3),
    {
      corners: [
        receiver + 0.02,
        axis - 0.14,
        receiver + 0.08,
        axis - 0.14,
        receiver + 0.02,
        0.22,
        receiver - 0.05,
        0.22,
      ],
      depth: 0.25,
    },
    bar(receiver + 0.08, axis - 0.3, receiver + 0.14, axis - 0.27, 0.2),
    {
      corners: [0, 0.3, 0.03, 0.3, receiver, axis - 0.1, receiver, axis + 0.06, 0, axis + 0.02],
      depth: random.between(0.08, 0.16),
    },
    bar(0, 0.3, 0.015, axis + 0.02, 0.3),
  ];
  if (random.chance(0.8)) {
    const from = end - 0.1;
    parts.push({
      corners: [from, axis - 0.14, from + 0.075, axis - 0.14, from + 0.1 + curve, 0.02, from + 0.02 + curve, 0],
      depth: 0.55,
    });
  }
  if (random.chance(0.4)) parts.push(bar(receiver + 0.02, axis + 0.16, end, axis + 0.26, 0.4));
  return parts;
}
