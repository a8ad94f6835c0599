import type { AuxiliarySpec, ModelPackManifest } from '../pack/manifest.ts';
import type { Box } from '../proposal/candidate.ts';

/** The outputs of one strip by name; `xPx` is its left edge in network pixels. */
export interface StripOutputs {
  readonly xPx: number;
  readonly heads: Readonly<Record<string, Float32Array>>;
}

/** What the cells of one container say about its load. */
export interface ContainerReading {
  /** Probability by cargo type, of what is not empty; adds up to one. */
  readonly types: Readonly<Record<string, number>>;
  /** Mean probability of not being empty over the tenth of the cells that look fullest. */
  readonly fullest: number;
  /** Share of the hold that the cargo takes up. */
  readonly fill: number;
  /** Mass of everything in the container's box, the container included. */
  readonly seenKg: number;
  /** Largest signs of something that does not belong there, each a mean over the few cells that speak loudest. */
  readonly changed: number;
  readonly novelty: number;
}

type Reading = Pick<ModelPackManifest, 'input' | 'auxiliary'>;

const LOUDEST_CELLS = 6;
const FULLEST_SHARE = 0.1;

/** Reads the load of a container off the auxiliary outputs; nothing where a pack has none. Boxes are in network pixels. */
export function readContainer(
  strips: readonly StripOutputs[],
  box: Box,
  networkPitchMm: number,
  { input, auxiliary = [] }: Reading,
): ContainerReading | undefined {
  const named = (name: string) => auxiliary.find((output) => output.name === name);
  const [cargo, matter, novelty] = [named('cargo'), named('matter'), named('novelty')];
  if (!(cargo && matter && novelty)) return undefined;
  const cells = (output: AuxiliarySpec) => cellsWithin(strips, box, output, input);
  const typeNames = cargo.channels.filter((channel) => channel !== 'fill');
  const load = cells(cargo);
  if (load.length === 0) return undefined;
  const shares = load.map((cell) => softmax(cell.slice(0, typeNames.length)));
  const loaded = shares.map((share) => 1 - (share[typeNames.indexOf('empty')] ?? 0));
  const amounts = typeNames.map((name, c) =>
    name === 'empty' ? 0 : shares.reduce((sum, share) => sum + (share[c] ?? 0), 0),
  );
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  const cellAreaCm2 = (networkPitchMm * matter.stride) ** 2 / 100;
  const density = matter.channels.indexOf('density');
  const changed = matter.channels.indexOf('changed');
  const seen = cells(matter);
  return {
    types: Object.fromEntries(typeNames.map((name, c) => [name, (amounts[c] ?? 0) / all])),
    fullest: meanOfTop(loaded, Math.ceil(loaded.length * FULLEST_SHARE)),
    fill: mean(load.map((cell) => logistic(cell[cargo.channels.indexOf('fill')] ?? 0))),
    seenKg: (seen.reduce((sum, cell) => sum + Math.max(0, Math.expm1(cell[density] ?? 0)), 0) * cellAreaCm2) / 1000,
    changed: meanOfTop(
      seen.map((cell) => logistic(cell[changed] ?? 0)),
      LOUDEST_CELLS,
    ),
    novelty: meanOfTop(
      cells(novelty).map(([distance = 0]) => distance),
      LOUDEST_CELLS,
    ),
  };
}

/** All channels of each cell whose middle lies in a box. Where strips overlap, each half goes by the nearer strip. */
function cellsWithin(
  strips: readonly StripOutputs[],
  box: Box,
  { name, stride, channels }: AuxiliarySpec,
  { stripWidthPx, stripHeightPx }: Reading['input'],
): number[][] {
  const columns = stripWidthPx / stride;
  const size = columns * (stripHeightPx / stride);
  return strips.flatMap(({ xPx, heads }, index) => {
    const before = strips[index - 1];
    const after = strips[index + 1];
    const from = before
      ? (Math.min(before.xPx + stripWidthPx, xPx + stripWidthPx) + xPx) / 2
      : Number.NEGATIVE_INFINITY;
    const to = after ? (xPx + stripWidthPx + after.xPx) / 2 : Number.POSITIVE_INFINITY;
    const cells: number[][] = [];
    for (let cell = 0; cell < size; cell++) {
      const x = xPx + ((cell % columns) + 0.5) * stride;
      const y = (Math.floor(cell / columns) + 0.5) * stride;
      if (x < Math.max(from, box.x) || x >= Math.min(to, box.x + box.width)) continue;
      if (y < box.y || y >= box.y + box.height) continue;
      cells.push(channels.map((_, c) => heads[name]?.[c * size + cell] ?? 0));
    }
    return cells;
  });
}

function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const meanOfTop = (values: readonly number[], count: number) => mean(values.toSorted((a, b) => b - a).slice(0, count));
