import type { Random } from '#base/random.ts';
import { type Plane, plane } from '#imaging/plane.ts';

const FULL = 65_535;

export interface Energies {
  readonly high: Plane;
  readonly low: Plane;
}

/** What can go wrong with a scanner or an export, worse than the simulator's worst scanner. */
export interface Corruption {
  readonly id: string;
  readonly title: string;
  readonly apply: (scan: Energies, random: Random) => Energies;
}

/** The same to both planes. */
const both = ({ high, low }: Energies, change: (plane: Plane) => Plane): Energies => ({
  high: change(high),
  low: change(low),
});

const eachSample = ({ width, height, samples }: Plane, change: (sample: number, x: number, y: number) => number) =>
  plane(
    width,
    height,
    samples.map((sample, i) => clamp(change(sample, i % width, Math.floor(i / width)))),
  );

const clamp = (sample: number) => Math.min(FULL, Math.max(0, Math.round(sample)));

/** A table of a gain for each line. */
function gains(lines: number, random: Random, share: number, [least, most]: readonly [number, number]): Float64Array {
  return Float64Array.from({ length: lines }, () =>
    random.chance(share) ? 1 + (random.chance(0.5) ? 1 : -1) * random.between(least, most) : 1,
  );
}

function stripes(scan: Energies, random: Random): Energies {
  const gain = gains(scan.high.width, random, random.between(0.05, 0.3), [0.05, 0.2]);
  return both(scan, (one) => eachSample(one, (sample, x) => sample * (gain[x] as number)));
}

function moduleGains(scan: Energies, random: Random): Energies {
  const rows = random.integer(16, 64);
  const gain = gains(Math.ceil(scan.high.height / rows), random, 1, [0.04, 0.12]);
  return both(scan, (one) => eachSample(one, (sample, _, y) => sample * (gain[Math.floor(y / rows)] as number)));
}

function deadRows(scan: Energies, random: Random): Energies {
  const { height } = scan.high;
  const dead = new Uint8Array(height);
  for (let left = Math.ceil(height * random.between(0.02, 0.08)); left > 0; ) {
    const rows = Math.min(left, random.integer(1, 4));
    const at = random.integer(0, height - rows);
    dead.fill(1, at, at + rows);
    left -= rows;
  }
  return both(scan, (one) => eachSample(one, (sample, _, y) => (dead[y] ? random.between(0, 60) : sample)));
}

function wrongGain(scan: Energies, random: Random): Energies {
  const gain = random.between(0.4, 0.65);
  return both(scan, (one) => eachSample(one, (sample) => sample * gain));
}

function wrongGainOfOne({ high, low }: Energies, random: Random): Energies {
  const gain = random.between(0.4, 0.65);
  return { high, low: eachSample(low, (sample) => sample * gain) };
}

const swapped = ({ high, low }: Energies): Energies => ({ high: low, low: high });

function blurred(scan: Energies, random: Random): Energies {
  const sigma = random.between(2.5, 5);
  return both(scan, (one) => transposed(blurredAlong(transposed(blurredAlong(one, sigma)), sigma)));
}

/** Three running means in turn come near to a Gaussian. */
function blurredAlong(source: Plane, sigma: number): Plane {
  const reach = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  let values = Float64Array.from(source.samples);
  for (let pass = 0; pass < 3; pass++) {
    const next = new Float64Array(values.length);
    for (let y = 0; y < source.height; y++) {
      const at = (x: number) => values[y * source.width + Math.min(source.width - 1, Math.max(0, x))] as number;
      let sum = 0;
      for (let x = -reach; x <= reach; x++) sum += at(x);
      for (let x = 0; x < source.width; x++) {
        next[y * source.width + x] = sum / (2 * reach + 1);
        sum += at(x + reach + 1) - at(x - reach);
      }
    }
    values = next;
  }
  return plane(source.width, source.height, Uint16Array.from(values, clamp));
}

function transposed({ width, height, samples }: Plane): Plane {
  const turned = new Uint16Array(samples.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = samples[y * width + x] as number;
  }
  return plane(height, width, turned);
}

function saturated(scan: Energies, random: Random): Energies {
  const air = Float64Array.from(scan.high.samples).sort()[Math.floor(0.97 * scan.high.samples.length)] as number;
  const gain = (random.between(1.25, 2) * FULL) / air;
  return both(scan, (one) => eachSample(one, (sample) => sample * gain));
}

function halfMissing(scan: Energies, random: Random): Energies {
  const { width } = scan.high;
  const from = Math.round(width * random.between(0.4, 0.7));
  const isLeft = random.chance(0.5);
  const fill = random.pick([0, FULL, 'last'] as const);
  const edge = isLeft ? width - from : from - 1;
  return both(scan, (one) =>
    eachSample(one, (sample, x, y) => {
      const isMissing = isLeft ? x < width - from : x >= from;
      if (!isMissing) return sample;
      return fill === 'last' ? (one.samples[y * width + edge] as number) : fill;
    }),
  );
}

function speedError(scan: Energies, random: Random): Energies {
  const { width, height } = scan.high;
  const stretch = random.between(1.2, 1.6);
  const factor = random.chance(0.5) ? stretch : 1 / stretch;
  const columns = Math.round(width * factor);
  return both(scan, (one) => {
    const samples = new Uint16Array(columns * height);
    for (let x = 0; x < columns; x++) {
      const at = Math.min(width - 1.001, x / factor);
      const [left, share] = [Math.floor(at), at % 1];
      for (let y = 0; y < height; y++) {
        const from = y * width + left;
        const [a, b] = [one.samples[from] as number, one.samples[from + 1] as number];
        samples[y * columns + x] = clamp(a + share * (b - a));
      }
    }
    return plane(columns, height, samples);
  });
}

function noisy(scan: Energies, random: Random): Energies {
  const spread = random.between(0.03, 0.12);
  return both(scan, (one) =>
    eachSample(one, (sample) => {
      // Quanta make noise as the root of what is left of the beam.
      const deviation = spread * FULL * Math.sqrt(sample / FULL);
      return random.normal(sample, deviation);
    }),
  );
}

export const CORRUPTIONS: readonly Corruption[] = [
  { id: 'stripes', title: 'stripes: 5 to 30 % of the columns 5 to 20 % off', apply: stripes },
  { id: 'module-gains', title: 'wrong gain of modules of 16 to 64 rows, 4 to 12 %', apply: moduleGains },
  { id: 'dead-rows', title: '2 to 8 % of the rows dead', apply: deadRows },
  { id: 'wrong-gain', title: 'wrong gain, 0.4 to 0.65 of what it should be', apply: wrongGain },
  { id: 'gain-of-one', title: 'the same at the low energy alone', apply: wrongGainOfOne },
  { id: 'energies-swapped', title: 'wrong order of energies', apply: swapped },
  { id: 'blur', title: 'blur of 2.5 to 5 pixels', apply: blurred },
  { id: 'saturated', title: 'saturated: air at 1.25 to 2 times full scale', apply: saturated },
  { id: 'half-missing', title: '30 to 60 % of the columns missing', apply: halfMissing },
  { id: 'speed', title: 'speed off by 1.2 to 1.6 times', apply: speedError },
  { id: 'noise', title: 'noise of 3 to 12 % of air', apply: noisy },
];
