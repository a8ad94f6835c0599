import { createRandom } from '#base/random.ts';
import { type Plane, plane } from '#imaging/plane.ts';

type Shade = (x: number, y: number) => number;

/** A picture of shares of white; `x` and `y` run from 0 to 1. */
function drawn(width: number, height: number, shade: Shade): Plane {
  return plane(
    width,
    height,
    Uint16Array.from({ length: width * height }, (_, i) => {
      const share = shade(((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height);
      return Math.round(65_535 * Math.min(1, Math.max(0, share)));
    }),
  );
}

/** Smooth random hills of several sizes, 0 to 1: clouds, skin, terrain. */
function hills(seed: string, octaves: number): Shade {
  const random = createRandom(seed);
  const waves = Array.from({ length: octaves * 6 }, (_, i) => {
    const octave = 2 ** Math.floor(i / 6);
    return {
      x: random.between(-1, 1) * 6 * octave,
      y: random.between(-1, 1) * 6 * octave,
      phase: random.between(0, 6.3),
      height: 1 / octave,
    };
  });
  const all = waves.reduce((sum, { height }) => sum + height, 0);
  return (x, y) =>
    0.5 + waves.reduce((sum, wave) => sum + wave.height * Math.sin(wave.x * x + wave.y * y + wave.phase), 0) / all;
}

/** Lines of words on white paper. */
function page(): Plane {
  const random = createRandom('page');
  const ink = Array.from({ length: 60 * 160 }, () => random.chance(0.55));
  return drawn(600, 800, (x, y) => {
    const [line, column] = [Math.floor(y * 60), Math.floor(x * 160)];
    const isMargin = x < 0.1 || x > 0.9 || y < 0.08 || y > 0.92 || line % 2 === 1 || column % 9 === 8;
    return !isMargin && ink[line * 160 + column] ? 0.1 : 0.97;
  });
}

/** Sky, a row of buildings with windows, a road. */
function street(): Plane {
  const sky = hills('sky', 3);
  const random = createRandom('street');
  const houses = Array.from({ length: 7 }, (_, i) => ({
    left: i / 7,
    top: random.between(0.25, 0.55),
    shade: random.between(0.15, 0.5),
  }));
  return drawn(800, 500, (x, y) => {
    const house = houses[Math.min(6, Math.floor(x * 7))] as (typeof houses)[number];
    if (y > 0.85) return 0.35 + 0.05 * sky(3 * x, 9 * y);
    if (y < house.top) return 0.75 + 0.2 * sky(x, y);
    const isWindow = ((x - house.left) * 35) % 1 > 0.4 && (y * 18) % 1 > 0.5;
    return isWindow ? 0.7 : house.shade;
  });
}

/** A head and shoulders before a wall. */
function portrait(): Plane {
  const skin = hills('skin', 4);
  return drawn(480, 640, (x, y) => {
    const isHead = ((x - 0.5) / 0.19) ** 2 + ((y - 0.38) / 0.22) ** 2 < 1;
    const isBody = y > 0.62 && Math.abs(x - 0.5) < 0.12 + 0.9 * (y - 0.62);
    return isHead ? 0.45 + 0.3 * skin(x, y) : isBody ? 0.15 + 0.1 * skin(x, y) : 0.8 - 0.2 * x;
  });
}

/** A slice through a body, on black. */
function slice(): Plane {
  const organs = hills('organs', 3);
  return drawn(512, 512, (x, y) => {
    const from = Math.hypot((x - 0.5) / 0.42, (y - 0.5) / 0.3);
    return from > 1 ? 0.02 : from > 0.93 ? 0.9 : 0.3 + 0.35 * organs(x, y);
  });
}

/** Windows, panels and a table, as on a screen. */
function screenshot(): Plane {
  return drawn(1280, 720, (x, y) => {
    if (y < 0.05) return 0.2;
    if (x < 0.18) return (y * 24) % 1 < 0.3 && x > 0.02 && x < 0.14 ? 0.8 : 0.13;
    return (y * 30) % 1 < 0.35 && (x * 9) % 1 < 0.6 ? 0.3 : 0.96;
  });
}

function code(): Plane {
  const random = createRandom('code');
  const dark = Array.from({ length: 33 * 33 }, () => random.chance(0.5));
  return drawn(396, 396, (x, y) => (dark[Math.floor(y * 33) * 33 + Math.floor(x * 33)] ? 0 : 1));
}

const noise = createRandom('noise');
const clouds = hills('clouds', 5);

/** Pictures that show no container, by what they show. */
export const OTHER_PICTURES: readonly (readonly [string, Plane])[] = [
  ['nothing, white', drawn(640, 240, () => 1)],
  ['nothing, black', drawn(640, 240, () => 0)],
  ['noise', drawn(640, 240, () => noise.next())],
  ['faint noise', drawn(640, 240, () => 0.5 + 0.05 * noise.next())],
  ['a ramp along', drawn(640, 240, (x) => x)],
  ['a ramp down', drawn(640, 240, (_, y) => y)],
  ['a slanting ramp', drawn(640, 240, (x, y) => 0.7 * x + 0.3 * y)],
  ['clouds', drawn(800, 400, clouds)],
  ['a landscape', drawn(800, 450, (x, y) => (y > 0.5 + 0.3 * (clouds(x, 0.1) - 0.5) ? 0.3 * clouds(x, y) : 0.9))],
  ['a chessboard', drawn(512, 512, (x, y) => (Math.floor(x * 8) + Math.floor(y * 8)) % 2)],
  ['a printed page', page()],
  ['a street', street()],
  ['a portrait', portrait()],
  ['a slice through a body', slice()],
  ['a screenshot', screenshot()],
  ['a code to be read by machines', code()],
  ['a disc', drawn(500, 500, (x, y) => (Math.hypot(x - 0.5, y - 0.5) < 0.35 ? 0.1 : 0.95))],
  ['bars', drawn(640, 320, (x) => (Math.floor(x * 12) % 2 ? 0.2 : 0.9))],
];
