import { OnnxFault, onnxFields } from '../../pack/onnx-fields.ts';

/** Numbers of a network file, row-major. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly values: ArrayLike<number>;
}

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly tensors: Readonly<Record<string, OnnxTensor>>;
}

/** A network as its file describes it, nodes in the order of their computation. */
export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly weights: ReadonlyMap<string, OnnxTensor>;
  readonly inputs: readonly { readonly name: string; readonly dims: readonly number[] }[];
  readonly outputs: readonly string[];
}

/* Field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const;
const NODE = { input: 1, output: 2, opType: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, f: 2, i: 3, s: 4, t: 5, floats: 7, ints: 8 } as const;
const TENSOR = { dims: 1, dataType: 2, floats: 4, ints: 7, name: 8, raw: 9 } as const;
const VALUE = { name: 1, type: 2 } as const;
const TYPE = { tensor: 1 } as const;
const TENSOR_TYPE = { shape: 2 } as const;
const SHAPE = { dim: 1 } as const;
const DIM = { value: 1 } as const;

const FLOAT = 1;
const INT64 = 7;

/** Reads a network whole. Throws an `OnnxFault` when the file is broken or holds other numbers than float and int64. */
export function readOnnxGraph(model: Uint8Array): OnnxGraph {
  const graph = partsOf(model, MODEL.graph)[0];
  if (!graph) throw new OnnxFault('the file holds no graph');
  return {
    nodes: partsOf(graph, GRAPH.node).map(nodeOf),
    weights: new Map(partsOf(graph, GRAPH.initializer).map((part) => [textOf(part, TENSOR.name), tensorOf(part)])),
    inputs: partsOf(graph, GRAPH.input).map((part) => ({ name: textOf(part, VALUE.name), dims: dimsOf(part) })),
    outputs: partsOf(graph, GRAPH.output).map((part) => textOf(part, VALUE.name)),
  };
}

function nodeOf(bytes: Uint8Array): OnnxNode {
  const numbers: Record<string, readonly number[]> = {};
  const texts: Record<string, string> = {};
  const tensors: Record<string, OnnxTensor> = {};
  for (const attribute of partsOf(bytes, NODE.attribute)) {
    const name = textOf(attribute, ATTRIBUTE.name);
    const [text] = partsOf(attribute, ATTRIBUTE.s);
    const [tensor] = partsOf(attribute, ATTRIBUTE.t);
    numbers[name] = [ATTRIBUTE.i, ATTRIBUTE.ints]
      .flatMap((field) => intsOf(attribute, field))
      .concat([ATTRIBUTE.f, ATTRIBUTE.floats].flatMap((field) => floatsOf(attribute, field)));
    if (text) texts[name] = decode(text);
    if (tensor) tensors[name] = tensorOf(tensor);
  }
  return {
    operator: textOf(bytes, NODE.opType),
    inputs: partsOf(bytes, NODE.input).map(decode),
    outputs: partsOf(bytes, NODE.output).map(decode),
    numbers,
    texts,
    tensors,
  };
}

function tensorOf(bytes: Uint8Array): OnnxTensor {
  const dims = intsOf(bytes, TENSOR.dims);
  const [type] = intsOf(bytes, TENSOR.dataType);
  const [raw] = partsOf(bytes, TENSOR.raw);
  if (type === FLOAT) return { dims, values: raw ? rawFloats(raw) : floatsOf(bytes, TENSOR.floats) };
  if (type === INT64) return { dims, values: raw ? rawInts(raw) : intsOf(bytes, TENSOR.ints) };
  throw new OnnxFault(`a tensor holds numbers of the type ${type}`);
}

/** Copied, for it may lie at an odd place in the file. */
const rawFloats = (raw: Uint8Array) => new Float32Array(Uint8Array.from(raw).buffer);
const rawInts = (raw: Uint8Array) => Array.from(new BigInt64Array(Uint8Array.from(raw).buffer), Number);

function dimsOf(value: Uint8Array): number[] {
  const [type] = partsOf(value, VALUE.type);
  const [tensor] = type ? partsOf(type, TYPE.tensor) : [];
  const [shape] = tensor ? partsOf(tensor, TENSOR_TYPE.shape) : [];
  return shape ? partsOf(shape, SHAPE.dim).map((dim) => intsOf(dim, DIM.value)[0] ?? 0) : [];
}

function partsOf(bytes: Uint8Array, wanted: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (const [field, content] of onnxFields(bytes)) {
    if (field === wanted && typeof content !== 'number') parts.push(content);
  }
  return parts;
}

/** One by one, or packed into a field of bytes. */
function intsOf(bytes: Uint8Array, wanted: number): number[] {
  const ints: number[] = [];
  for (const [field, content] of onnxFields(bytes)) {
    if (field !== wanted) continue;
    ints.push(...(typeof content === 'number' ? [content] : packedInts(content)));
  }
  return ints.map(signed);
}

/** As fields, each with a tag put before it. */
function packedInts(bytes: Uint8Array): number[] {
  const tagged: number[] = [];
  let isStart = true;
  for (const byte of bytes) {
    if (isStart) tagged.push(8);
    tagged.push(byte);
    isStart = byte < 0x80;
  }
  return Array.from(onnxFields(Uint8Array.from(tagged)), ([, content]) => content as number);
}

/** Of a negative number the lower 35 bits have come. */
const signed = (value: number) => (value >= 2 ** 34 ? value - 2 ** 35 : value);

const floatsOf = (bytes: Uint8Array, wanted: number) => partsOf(bytes, wanted).flatMap((part) => [...rawFloats(part)]);

const textOf = (bytes: Uint8Array, wanted: number) => decode(partsOf(bytes, wanted)[0] ?? new Uint8Array());

const decode = (part: Uint8Array) => new TextDecoder().decode(part);
