import type { ModelPackManifest, OutputSpec } from '../pack/manifest.ts';
import type { Head } from '../runtime/network-session.ts';

/** What the network gave cannot be what it saw: a fault of the machine, never "nothing found". */
export class UntrustworthyOutput extends Error {
  override readonly name = 'UntrustworthyOutput';
}

/**
 * Gives the heads of one strip as plain arrays after checking that they can be real. A GPU that was lost has been seen
 * to answer with zeros, and an overflow to answer with NaN; both would otherwise read as a clean container.
 */
export function checkedHeads(
  heads: Readonly<Record<string, Head>>,
  manifest: Pick<ModelPackManifest, 'classes' | 'outputs' | 'auxiliary' | 'input'>,
): Record<string, Float32Array> {
  const { classes, outputs, auxiliary = [] } = manifest;
  const checked: Record<string, Float32Array> = {};
  for (const output of outputs) {
    const data = shaped(heads, output, classes.length + 4, manifest);
    const scores = (data.length / (classes.length + 4)) * classes.length;
    checkRange(data.subarray(0, scores), `scores of "${output.name}"`);
    checkRange(data.subarray(scores), `boxes of "${output.name}"`);
    checked[output.name] = data;
  }
  for (const output of auxiliary) {
    const data = shaped(heads, output, output.channels.length, manifest);
    checkRange(data, `values of "${output.name}"`);
    checked[output.name] = data;
  }
  const stranger = Object.keys(heads).find((name) => !checked[name]);
  if (stranger) throw new UntrustworthyOutput(`output "${stranger}" is not in the manifest`);
  return checked;
}

function shaped(
  heads: Readonly<Record<string, Head>>,
  { name, stride }: OutputSpec,
  channels: number,
  { input }: Pick<ModelPackManifest, 'input'>,
): Float32Array {
  const head = heads[name];
  if (!head) throw new UntrustworthyOutput(`output "${name}" is missing`);
  const expected = [1, channels, input.stripHeightPx / stride, input.stripWidthPx / stride];
  const size = expected.reduce((product, side) => product * side, 1);
  if (head.dims.join() !== expected.join() || head.data.length !== size) {
    throw new UntrustworthyOutput(`output "${name}" has the shape ${head.dims.join('×')}, not ${expected.join('×')}`);
  }
  return head.data;
}

/** Numbers, all of them, and not all the same. */
function checkRange(values: Float32Array, what: string): void {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) throw new UntrustworthyOutput(`the ${what} hold ${value}`);
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (least === greatest) throw new UntrustworthyOutput(`the ${what} are all ${least}`);
}

/** True when two strips were answered with the very same numbers: an answer read from an old buffer. */
export function isSameAnswer(one: Record<string, Float32Array>, other: Record<string, Float32Array>): boolean {
  return Object.entries(one).every(([name, values]) => {
    const others = other[name];
    return others !== undefined && values.every((value, i) => value === others[i]);
  });
}
