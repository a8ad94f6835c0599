import { number, onnxModel, part } from './onnx-bytes.ts';

type Attribute = number | readonly number[] | string;

export interface Layer {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

interface Numbers {
  readonly dims: readonly number[];
  readonly values: readonly number[];
  /** Of the type int64 instead of float. */
  readonly whole?: boolean;
}

interface Network {
  /** Of the one input, `x`. */
  readonly dims: readonly number[];
  readonly layers: readonly Layer[];
  readonly tensors: Readonly<Record<string, Numbers>>;
  readonly outputs: readonly string[];
}

const FLOAT = 1;
const INT64 = 7;
/** Numbers of the types of an attribute: one whole number, several, a text. */
const KIND = { whole: 2, several: 7, text: 3 } as const;

/** A whole network as a file that any runtime takes. */
export function onnxNetwork({ dims, layers, tensors, outputs }: Network): Uint8Array<ArrayBuffer> {
  const graph = [
    ...layers.flatMap((layer) => part(1, nodeOf(layer))),
    ...part(2, 'graph'),
    ...Object.entries(tensors).flatMap(([name, tensor]) => part(5, tensorOf(name, tensor))),
    ...part(11, portOf('x', dims)),
    ...outputs.flatMap((name) => part(12, portOf(name))),
  ];
  const opset = [...part(1, ''), ...number(2, 16)];
  return Uint8Array.from([...onnxModel(graph), ...part(8, opset)]);
}

function nodeOf({ operator, inputs, output, attributes = {} }: Layer): number[] {
  return [
    ...inputs.flatMap((name) => part(1, name)),
    ...part(2, output),
    ...part(4, operator),
    ...Object.entries(attributes).flatMap(([name, value]) => part(5, [...part(1, name), ...attributeOf(value)])),
  ];
}

function attributeOf(value: Attribute): number[] {
  if (typeof value === 'string') return [...part(4, value), ...number(20, KIND.text)];
  if (typeof value === 'number') return [...number(3, value), ...number(20, KIND.whole)];
  return [...value.flatMap((one) => number(8, one)), ...number(20, KIND.several)];
}

function tensorOf(name: string, { dims, values, whole = false }: Numbers): number[] {
  const raw = whole ? BigInt64Array.from(values, BigInt) : Float32Array.from(values);
  return [
    ...dims.flatMap((dim) => number(1, dim)),
    ...number(2, whole ? INT64 : FLOAT),
    ...part(8, name),
    ...part(9, new Uint8Array(raw.buffer)),
  ];
}

function portOf(name: string, dims?: readonly number[]): number[] {
  const shape =
    dims &&
    part(
      2,
      dims.flatMap((dim) => part(1, number(1, dim))),
    );
  return [...part(1, name), ...part(2, part(1, [...number(1, FLOAT), ...(shape ?? [])]))];
}
