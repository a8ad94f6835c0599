import type { ModelPackManifest } from '../pack/manifest.ts';
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
  { classes, outputs, input }: Pick<ModelPackManifest, 'classes' | 'outputs' | 'input'>,
): Record<string, Float32Array> {
  const checked: Record<string, Float32Array> = {};
  for (const { name, stride } of outputs) {
    const head = heads[name];
    if (!head) throw new UntrustworthyOutput(`output "${name}" is missing`);
    const expected = [1, classes.length + 4, input.stripHeightPx / stride, input.stripWidthPx / stride];
    const size = expected.reduce((product, side) => product * side, 1);
    if (head.dims.join() !== expected.join() || head.data.length !== size) {
      throw new UntrustworthyOutput(`output "${name}" has the shape ${head.dims.join('×')}, not ${expected.join('×')}`);
    }
    const cells = size / (classes.length + 4);
    checkRange(head.data.subarray(0, classes.length * cells), `scores of "${name}"`);
    checkRange(head.data.subarray(classes.length * cells), `boxes of "${name}"`);
    checked[name] = head.data;
  }
  return checked;
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
