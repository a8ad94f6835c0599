import { expect, it } from 'vitest';
import type { Proposal } from './candidate.ts';
import { decodeStrip } from './decode.ts';
import { mergeStrips } from './merge.ts';
import fixture from './parity.fixture.json' with { type: 'json' };

const decoded = fixture.strips.map(({ xPx, heads }) => ({
  xPx,
  candidates: decodeStrip(
    Object.fromEntries(Object.entries(heads).map(([name, values]) => [name, Float32Array.from(values)])),
    fixture.reading,
  ),
}));

it('decodes the candidates that the trainer decodes', () => {
  for (const [index, { candidates }] of decoded.entries()) {
    expectSame(candidates, fixture.strips[index]?.candidates ?? []);
  }
});

it('merges strips into the proposals that the trainer gets', () => {
  const { scan, merging, reading } = fixture;
  expectSame(mergeStrips(decoded, scan, merging, reading.input.stripWidthPx), fixture.proposals);
});

function expectSame(actual: readonly Proposal[], expected: readonly Proposal[]): void {
  expect(actual.map(({ classId }) => classId)).toEqual(expected.map(({ classId }) => classId));
  const numbers = ({ score, box }: Proposal) => [score, box.x, box.y, box.width, box.height];
  const differences = actual.flatMap((item, i) => {
    const other = expected[i];
    return numbers(item).map((value, k) => Math.abs(value - (other ? (numbers(other)[k] ?? Number.NaN) : Number.NaN)));
  });
  expect(Math.max(0, ...differences)).toBeLessThan(1e-3);
}
