/** Writes ONNX files by hand, sound and broken ones: as much of protocol buffers as that takes. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

type Content = string | readonly number[] | Uint8Array;

/** A field that holds bytes: a text, or a message of other fields. */
export function part(field: number, content: Content): number[] {
  const bytes = typeof content === 'string' ? [...new TextEncoder().encode(content)] : [...content];
  return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
}

export function number(field: number, value: number): number[] {
  return [...varint(field * 8), ...varint(value)];
}

/** A node of a graph, with attributes that hold graphs of their own. */
export function node(opType: string, { domain, graphs = [] }: { domain?: string; graphs?: number[][] } = {}): number[] {
  const attributes = graphs.flatMap((graph) => part(5, [...part(1, 'body'), ...part(6, graph)]));
  return [...part(1, 'x'), ...part(2, 'y'), ...part(4, opType), ...attributes, ...(domain ? part(7, domain) : [])];
}

export function graph(...nodes: number[][]): number[] {
  return nodes.flatMap((one) => part(1, one));
}

/** A model file around a graph. */
export function onnxModel(content: number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...number(1, 8), ...part(2, 'test'), ...part(7, content)]);
}
