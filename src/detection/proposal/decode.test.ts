import { expect, it } from 'vitest';
import { decodeStrip } from './decode.ts';

const reading = {
  classes: [
    { id: 'tobacco', title: 'Tobacco', topClass: false },
    { id: 'weapon', title: 'Weapon', topClass: true },
  ],
  thresholds: { tobacco: 0.5, weapon: 0.6 },
  outputs: [{ name: 'stride32', stride: 32 }],
  decoding: { maxLogDistance: 2, maxCandidates: 2 },
  input: { stripWidthPx: 64, stripHeightPx: 32 },
};

it('reads the best class and the four distances of a cell', () => {
  const [candidate] = decodeStrip(heads({ weapon: [-9, 2], logs: [Math.log(0.25), Math.log(0.5), 0, -9] }), reading);
  expect(candidate?.classId).toBe('weapon');
  expect(candidate?.score).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
  expect(candidate?.box.x).toBeCloseTo(40, 4);
  expect(candidate?.box.y).toBeCloseTo(0, 4);
  expect(candidate?.box.width).toBeCloseTo(64 - 40, 4);
  expect(candidate?.box.height).toBeCloseTo(16 + 32 * Math.exp(-2), 4);
});

it.each([
  { name: 'tobacco below its threshold', given: { tobacco: [-0.1, -9], weapon: [-9, -9] }, found: [] },
  { name: 'tobacco above its threshold', given: { tobacco: [0.1, -9], weapon: [-9, -9] }, found: ['tobacco'] },
  { name: 'weapon below its own threshold', given: { tobacco: [-9, -9], weapon: [0.3, -9] }, found: [] },
  { name: 'a NaN', given: { tobacco: [Number.NaN, -9], weapon: [-9, -9] }, found: [] },
  { name: 'two cells, best first', given: { tobacco: [0.1, -9], weapon: [-9, 3] }, found: ['weapon', 'tobacco'] },
])('gives $found.length candidates for $name', ({ given, found }) => {
  expect(decodeStrip(heads(given), reading).map(({ classId }) => classId)).toEqual(found);
});

it('passes on no more than the allowed number of candidates', () => {
  const limited = { ...reading, decoding: { ...reading.decoding, maxCandidates: 1 } };
  expect(decodeStrip(heads({ tobacco: [2, 3] }), limited).map(({ score }) => score > 0.94)).toEqual([true]);
});

it('refuses heads that do not fit the pack', () => {
  expect(() => decodeStrip({}, reading)).toThrow('no output "stride32"');
  expect(() => decodeStrip({ stride32: new Float32Array(5) }, reading)).toThrow('5 values instead of 12');
});

/** Heads of two cells side by side: logits per cell, and the same logarithms of distances for both. */
function heads({ tobacco = [-9, -9], weapon = [-9, -9], logs = [0, 0, 0, 0] }) {
  return { stride32: Float32Array.from([...tobacco, ...weapon, ...logs.flatMap((log) => [log, log])]) };
}
