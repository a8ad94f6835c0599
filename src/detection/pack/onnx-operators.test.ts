import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { graph, node, number, onnxModel, part, varint } from '#testing/detection/onnx-bytes.ts';
import { OnnxFault } from './onnx-fields.ts';
import { onnxOperators, operatorText } from './onnx-operators.ts';
import { unsupportedOperators } from './runtime-operators.ts';

const namesOf = (bytes: Uint8Array) => onnxOperators(bytes).map(operatorText);
const committed = new URL('../../../public/models/cargonet-m/network.onnx', import.meta.url);

it('names each operator once, those of graphs within nodes too', () => {
  const loop = node('Loop', { graphs: [graph(node('Add'), node('If', { graphs: [graph(node('Mul'))] }))] });
  expect(namesOf(onnxModel(graph(node('Conv'), node('Relu'), node('Conv'), loop)))).toEqual([
    'Add',
    'Conv',
    'If',
    'Loop',
    'Mul',
    'Relu',
  ]);
});

it('tells the sets of operators apart, and takes both names of the standard for one', () => {
  const nodes = [node('Conv', { domain: 'ai.onnx' }), node('Conv'), node('FusedConv', { domain: 'com.microsoft' })];
  expect(namesOf(onnxModel(graph(...nodes)))).toEqual(['Conv', 'com.microsoft:FusedConv']);
});

it('looks into operators that the file defines itself', () => {
  const defined = part(25, [...part(1, 'Block'), ...part(7, node('Warp')), ...part(10, 'our.own')]);
  const model = Uint8Array.from([...onnxModel(graph(node('Block', { domain: 'our.own' }), node('Relu'))), ...defined]);
  expect(namesOf(model)).toEqual(['Relu', 'Warp']);
});

it('reads the committed network, all of whose operators run', () => {
  const operators = onnxOperators(readFileSync(committed));
  expect(operators.map(({ name }) => name)).toContain('Conv');
  expect(unsupportedOperators(operators)).toEqual([]);
});

it('names what neither WebGPU nor WebAssembly runs', () => {
  const nodes = [node('Conv'), node('Adagrad'), node('Conv', { domain: 'com.example' }), node('Warp')];
  expect(unsupportedOperators(onnxOperators(onnxModel(graph(...nodes))))).toEqual([
    'Adagrad',
    'com.example:Conv',
    'Warp',
  ]);
});

const deep = (depth: number): number[] =>
  depth === 0 ? graph(node('Add')) : graph(node('If', { graphs: [deep(depth - 1)] }));

it.each<[string, () => Uint8Array, RegExp]>([
  ['an empty file', () => new Uint8Array(), /0 graphs/],
  ['a text', () => new TextEncoder().encode('not a network at all'), /./],
  ['two graphs', () => Uint8Array.from([...onnxModel(graph(node('Add'))), ...part(7, graph(node('Add')))]), /2 graphs/],
  ['a graph without nodes', () => onnxModel([]), /no nodes/],
  ['a node without operator', () => onnxModel(graph(part(1, 'x'))), /names no operator/],
  ['a length beyond the end', () => Uint8Array.from([7 * 8 + 2, ...varint(2 ** 34), 1]), /claims \d+ bytes where 1/],
  ['a length beyond its message', () => onnxModel([1 * 8 + 2, 100, 1, 2]), /claims 100 bytes where 2/],
  ['a number without end', () => Uint8Array.from({ length: 40 }, () => 0xff), /more than ten bytes/],
  ['a number cut off', () => Uint8Array.from([...number(1, 8), 0x80]), /middle of a number/],
  ['a group', () => Uint8Array.from([1 * 8 + 3]), /wire type 3/],
  ['field number 0', () => Uint8Array.from([2, 0]), /number 0/],
  ['graphs too deep', () => onnxModel(deep(12)), /deep/],
  ['an endless name', () => onnxModel(graph(node('A'.repeat(300)))), /more than 200 bytes/],
  ['a name that is no name', () => onnxModel(graph(node('Conv\n<b>'))), /characters/],
])('refuses %s by name', (_, bytes, reason) => {
  expect(() => onnxOperators(bytes())).toThrow(OnnxFault);
  expect(() => onnxOperators(bytes())).toThrow(reason);
});

it('counts no further than fifty thousand nodes', () => {
  const nodes = part(1, part(4, 'Add'));
  const many = new Uint8Array(nodes.length * 50_001);
  for (let at = 0; at < many.length; at += nodes.length) many.set(nodes, at);
  const model = Uint8Array.from([...varint(7 * 8 + 2), ...varint(many.length)]);
  const file = new Uint8Array(model.length + many.length);
  file.set(model);
  file.set(many, model.length);
  expect(() => onnxOperators(file)).toThrow('more than 50000 nodes');
});

it('reads no further than two million fields', () => {
  expect(() => onnxOperators(new Uint8Array(4_100_000).fill(8))).toThrow('more than 2000000 fields');
});

it('ends with a fault or a list on every cut and on any change of a sound file', () => {
  const sound = onnxModel(graph(node('Conv'), node('If', { graphs: [graph(node('Mul'))] })));
  for (let length = 0; length < sound.length; length++) {
    expect(() => onnxOperators(sound.subarray(0, length))).toThrow(OnnxFault);
  }
  const random = createRandom('broken-onnx');
  for (let i = 0; i < 2_000; i++) {
    const broken = sound.slice();
    for (let changes = random.integer(1, 3); changes > 0; changes--) {
      broken[random.integer(0, broken.length - 1)] = random.integer(0, 255);
    }
    try {
      onnxOperators(broken);
    } catch (error) {
      expect(error).toBeInstanceOf(OnnxFault);
    }
  }
});
