import { DecodeFault } from './decode-fault.ts';

/** Reads numbers and slices of a file; whatever lies beyond its end means that the file is truncated. */
export function fileReader(bytes: Uint8Array, littleEndian: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  function need(offset: number, length: number): number {
    if (offset + length > bytes.length) {
      throw new DecodeFault('truncated', `bytes ${offset} to ${offset + length} of a file of ${bytes.length}`);
    }
    return offset;
  }

  return {
    littleEndian,
    uint8: (offset: number) => view.getUint8(need(offset, 1)),
    uint16: (offset: number) => view.getUint16(need(offset, 2), littleEndian),
    uint32: (offset: number) => view.getUint32(need(offset, 4), littleEndian),
    /** Rounded where it exceeds what a number holds, and so does every file. */
    uint64: (offset: number) => Number(view.getBigUint64(need(offset, 8), littleEndian)),
    slice: (offset: number, length: number) => bytes.subarray(need(offset, length), offset + length),
  };
}

export type FileReader = ReturnType<typeof fileReader>;
