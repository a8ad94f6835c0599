import { describe, expect, it } from 'vitest';
import { checkedHeads } from './check-heads.ts';

const MANIFEST = {
  classes: [{ id: 'weapon', title: 'Weapon', topClass: true }],
  outputs: [{ name: 'boxes', stride: 32 }],
  auxiliary: [{ name: 'cargo', stride: 32, channels: ['empty', 'paper'] }],
  input: { stripWidthPx: 64, stripHeightPx: 32 } as Parameters<typeof checkedHeads>[1]['input'],
};
const head = (channels: number) => ({
  dims: [1, channels, 1, 2],
  data: Float32Array.from({ length: channels * 2 }, (_, i) => i),
});

describe('the outputs of a network', () => {
  it('are given with the auxiliary ones', () => {
    expect(Object.keys(checkedHeads({ boxes: head(5), cargo: head(2) }, MANIFEST))).toEqual(['boxes', 'cargo']);
  });

  it.each([
    { fault: 'an auxiliary output is missing', heads: { boxes: head(5) }, reason: 'output "cargo" is missing' },
    {
      fault: 'an auxiliary output has another number of channels',
      heads: { boxes: head(5), cargo: head(3) },
      reason: 'output "cargo" has the shape 1×3×1×2, not 1×2×1×2',
    },
    {
      fault: 'an auxiliary output holds no number',
      heads: { boxes: head(5), cargo: { ...head(2), data: new Float32Array([0, 1, Number.NaN, 2]) } },
      reason: 'the values of "cargo" hold NaN',
    },
    {
      fault: 'there is an output that the manifest does not name',
      heads: { boxes: head(5), cargo: head(2), more: head(1) },
      reason: 'output "more" is not in the manifest',
    },
  ])('are refused when $fault', ({ heads, reason }) => {
    expect(() => checkedHeads(heads, MANIFEST)).toThrow(reason);
  });
});
