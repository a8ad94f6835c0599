/** The file is no ONNX network, or not all of one. The message says where and why. */
export class OnnxFault extends Error {
  override readonly name = 'OnnxFault';
}

/** One field of a message: its number, and its content as a number or as bytes. Numbers of fixed size come as bytes. */
export type OnnxField = readonly [field: number, content: number | Uint8Array];

/** Bytes of the wire types of fixed size (https://protobuf.dev/programming-guides/encoding). */
const FIXED_BYTES: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/**
 * The fields of a message of protocol buffers, in their order. The file may come from outside: every length is held
 * against what is there before it is followed. Throws an `OnnxFault`.
 */
export function* onnxFields(bytes: Uint8Array): Generator<OnnxField> {
  let at = 0;

  /** What does not fit 35 bits is no length, number or size of a file that we take. */
  function varint(): number {
    let value = 0;
    for (let i = 0; i < 10; i++) {
      const byte = bytes[at++];
      if (byte === undefined) throw new OnnxFault('the file ends in the middle of a number');
      if (i < 5) value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    throw new OnnxFault('a number has more than ten bytes');
  }

  function take(length: number): Uint8Array {
    if (length > bytes.length - at) {
      throw new OnnxFault(`a field claims ${length} bytes where ${bytes.length - at} are left`);
    }
    at += length;
    return bytes.subarray(at - length, at);
  }

  while (at < bytes.length) {
    const tag = varint();
    const [field, wireType] = [Math.floor(tag / 8), tag % 8];
    if (field === 0) throw new OnnxFault('a field has the number 0');
    const fixedBytes = FIXED_BYTES[wireType];
    if (wireType === 0) yield [field, varint()];
    else if (wireType === 2) yield [field, take(varint())];
    else if (fixedBytes) yield [field, take(fixedBytes)];
    else throw new OnnxFault(`a field has the unknown wire type ${wireType}`);
  }
}
