/** An eye that lacks one kind of cone, or none. */
export type Eye = 'all cones' | 'no red cones' | 'no green cones' | 'no blue cones';
export const EYES: readonly Eye[] = ['all cones', 'no red cones', 'no green cones', 'no blue cones'];

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB, row by row. */
const SEEN: Readonly<Record<Eye, readonly number[]>> = {
  'all cones': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'no red cones': [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  'no green cones': [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  'no blue cones': [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** How far apart two colours (`#rrggbb`) look to an eye: distance in CIELAB, of which 2.3 can just be told. */
export function apartTo(eye: Eye, one: string, other: string): number {
  const [a, b] = [lab(seenBy(eye, one)), lab(seenBy(eye, other))];
  return Math.hypot(...a.map((part, i) => part - (b[i] ?? 0)));
}

/** Contrast as WCAG 2 defines it, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function seenBy(eye: Eye, colour: string): readonly number[] {
  const light = linear(colour);
  return [0, 3, 6].map((row) => {
    const value = light.reduce((sum, part, i) => sum + part * (SEEN[eye][row + i] ?? 0), 0);
    return Math.min(1, Math.max(0, value));
  });
}

function linear(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

const luminance = ([r = 0, g = 0, b = 0]: readonly number[]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** CIELAB of linear sRGB for the white D65. */
function lab([r = 0, g = 0, b = 0]: readonly number[]): readonly number[] {
  const x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
  const z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
  const [fx, fy, fz] = [x, luminance([r, g, b]), z].map((t) =>
    t > 216 / 24_389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29,
  );
  return [116 * (fy ?? 0) - 16, 500 * ((fx ?? 0) - (fy ?? 0)), 200 * ((fy ?? 0) - (fz ?? 0))];
}
