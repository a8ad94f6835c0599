import { inflateRawSync } from 'node:zlib';
import dicomParser, { type DataSet } from 'dicom-parser';
import { DecodeFault, MAX_SAMPLE_BYTES } from '../decode-fault.ts';

const PREAMBLE_BYTES = 128;
const MAGIC = [0x44, 0x49, 0x43, 0x4d];

export type { DataSet };

/** DICOM part 10, and with it DICOS. */
export function isDicom(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[PREAMBLE_BYTES + i] === byte);
}

/** The elements of a file, any transfer syntax; the values stay where they are in the file. */
export function readDataSet(bytes: Uint8Array): DataSet {
  try {
    return dicomParser.parseDicom(bytes, { inflater });
  } catch (error) {
    if (error instanceof DecodeFault) throw error;
    // The library throws strings, errors, and objects around either of them.
    const { exception = error } = error as { exception?: unknown };
    if (exception instanceof DecodeFault) throw exception;
    const detail = exception instanceof Error ? exception.message : String(exception);
    const isCut = /end of|overrun|beyond|past|maxP ?osition|missing required meta header/.test(detail);
    throw new DecodeFault(isCut ? 'truncated' : 'unreadable', detail);
  }
}

/** What was left uncompressed stays in front. */
function inflater(bytes: Uint8Array, position: number): Uint8Array {
  try {
    const inflated = inflateRawSync(bytes.subarray(position), { maxOutputLength: MAX_SAMPLE_BYTES });
    return Buffer.concat([bytes.subarray(0, position), inflated]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw new DecodeFault('truncated', 'compressed data end early');
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new DecodeFault('too-large', 'compressed data exceed every picture');
    throw new DecodeFault('unreadable', `compressed data are damaged (${code})`);
  }
}
