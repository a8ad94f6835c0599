import { OnnxFault, onnxFields } from './onnx-fields.ts';

/*
 * Reads which operators an ONNX file asks for, and nothing else. The file comes from outside: every length is held
 * against what is there before it is followed, and what is read is bounded. Field numbers are those of onnx.proto
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto), wire types those of protocol buffers.
 */

/** One operator, by its set (empty for the standard's own) and its name in it. */
export interface OnnxOperator {
  readonly domain: string;
  readonly name: string;
}

const NODES_MAX = 50_000;
/** Of all messages that are looked into; weights are one field each and are stepped over. */
const FIELDS_MAX = 2_000_000;
/** Of graphs within nodes within graphs. */
const DEPTH_MAX = 8;
const NAME_MAX_BYTES = 200;

const MODEL = { graph: 7, functions: 25 } as const;
const GRAPH = { node: 1 } as const;
const FUNCTION = { name: 1, node: 7, domain: 10 } as const;
const NODE = { opType: 4, attribute: 5, domain: 7 } as const;
const ATTRIBUTE = { graph: 6, graphs: 11 } as const;

interface Tally {
  nodes: number;
  fields: number;
  readonly operators: Map<string, OnnxOperator>;
  /** Operators that the file itself defines, by nodes that are counted as well. */
  readonly defined: Set<string>;
}

/** The operators of the network, each once, by name. Throws an `OnnxFault` when the file is broken. */
export function onnxOperators(bytes: Uint8Array): readonly OnnxOperator[] {
  const tally: Tally = { nodes: 0, fields: 0, operators: new Map(), defined: new Set() };
  let graphs = 0;
  eachPart(bytes, tally, (field, part) => {
    if (field === MODEL.graph) {
      graphs++;
      readGraph(part, GRAPH.node, tally, 0);
    }
    if (field === MODEL.functions) readFunction(part, tally);
  });
  if (graphs !== 1) throw new OnnxFault(`the file holds ${graphs} graphs instead of one`);
  if (tally.nodes === 0) throw new OnnxFault('the graph has no nodes');
  return [...tally.operators]
    .filter(([key]) => !tally.defined.has(key))
    .map(([, operator]) => operator)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.domain < b.domain ? -1 : 1));
}

function readFunction(bytes: Uint8Array, tally: Tally): void {
  let [domain, name] = ['', ''];
  eachPart(bytes, tally, (field, part) => {
    if (field === FUNCTION.name) name = textOf(part);
    if (field === FUNCTION.domain) domain = domainOf(part);
  });
  tally.defined.add(keyOf({ domain, name }));
  readGraph(bytes, FUNCTION.node, tally, 0);
}

function readGraph(bytes: Uint8Array, nodeField: number, tally: Tally, depth: number): void {
  if (depth > DEPTH_MAX) throw new OnnxFault(`graphs lie more than ${DEPTH_MAX} deep in each other`);
  eachPart(bytes, tally, (field, part) => {
    if (field === nodeField) readNode(part, tally, depth);
  });
}

function readNode(bytes: Uint8Array, tally: Tally, depth: number): void {
  if (++tally.nodes > NODES_MAX) throw new OnnxFault(`the network has more than ${NODES_MAX} nodes`);
  let [domain, name] = ['', ''];
  eachPart(bytes, tally, (field, part) => {
    if (field === NODE.opType) name = textOf(part);
    if (field === NODE.domain) domain = domainOf(part);
    if (field === NODE.attribute) readAttribute(part, tally, depth);
  });
  if (name === '') throw new OnnxFault('a node names no operator');
  tally.operators.set(keyOf({ domain, name }), { domain, name });
}

function readAttribute(bytes: Uint8Array, tally: Tally, depth: number): void {
  eachPart(bytes, tally, (field, part) => {
    if (field === ATTRIBUTE.graph || field === ATTRIBUTE.graphs) readGraph(part, GRAPH.node, tally, depth + 1);
  });
}

/** Calls for each field of a message that holds bytes; numbers are stepped over. */
function eachPart(bytes: Uint8Array, tally: Tally, hear: (field: number, part: Uint8Array) => void): void {
  for (const [field, content] of onnxFields(bytes)) {
    if (++tally.fields > FIELDS_MAX) throw new OnnxFault(`the file has more than ${FIELDS_MAX} fields`);
    if (typeof content !== 'number') hear(field, content);
  }
}

function textOf(part: Uint8Array): string {
  if (part.length > NAME_MAX_BYTES) throw new OnnxFault(`a name has more than ${NAME_MAX_BYTES} bytes`);
  const text = new TextDecoder().decode(part);
  if (!/^[\w.:-]*$/.test(text)) throw new OnnxFault('a name has characters that no operator has');
  return text;
}

/** The standard's own set goes by two names. */
function domainOf(part: Uint8Array): string {
  const domain = textOf(part);
  return domain === 'ai.onnx' ? '' : domain;
}

function keyOf({ domain, name }: OnnxOperator): string {
  return domain === '' ? name : `${domain}:${name}`;
}

/** `Conv`, or `com.microsoft:FusedConv`. */
export const operatorText = keyOf;
