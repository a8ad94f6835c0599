import { crc32 } from 'node:zlib';
import { type Plane, plane } from '../plane.ts';
import { boundedInflate } from './bounded-inflate.ts';
import { checkDimensions, DecodeFault } from './decode-fault.ts';
import { fileReader } from './file-reader.ts';
import { undoPngFilters } from './png-filters.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const GREY = 0;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** 16-bit grey PNG without interlace (W3C PNG, third edition), every chunk checked by its CRC. */
export async function readPng(bytes: Uint8Array): Promise<Plane> {
  const { header, packed } = readChunks(bytes);
  const { widthPx, heightPx } = readHeader(header);
  const filteredBytes = heightPx * (1 + widthPx * 2);
  const filtered = await boundedInflate(packed, filteredBytes, filteredBytes);
  return plane(widthPx, heightPx, undoPngFilters(filtered, widthPx, heightPx));
}

function readHeader(header: Uint8Array): { widthPx: number; heightPx: number } {
  const read = fileReader(header, false);
  const widthPx = read.uint32(0);
  const heightPx = read.uint32(4);
  const depth = read.uint8(8);
  if (depth !== 16) throw new DecodeFault('wrong-depth', `${depth} bits a sample instead of 16`);
  if (read.uint8(9) !== GREY) throw new DecodeFault('unreadable', 'a colour or transparent PNG is no radiograph');
  if (read.uint8(12) !== 0) throw new DecodeFault('unreadable', 'interlaced PNG is not supported');
  checkDimensions(widthPx, heightPx);
  return { widthPx, heightPx };
}

function readChunks(bytes: Uint8Array): { header: Uint8Array; packed: Uint8Array } {
  const read = fileReader(bytes, false);
  const data: Uint8Array[] = [];
  let header: Uint8Array | undefined;
  let offset = SIGNATURE.length;
  for (;;) {
    const length = read.uint32(offset);
    const body = read.slice(offset + 8, length);
    if (crc32(read.slice(offset + 4, 4 + length)) !== read.uint32(offset + 8 + length)) {
      throw new DecodeFault('unreadable', `damaged chunk at byte ${offset}`);
    }
    const type = String.fromCharCode(...read.slice(offset + 4, 4));
    if (!header && type !== 'IHDR') throw new DecodeFault('unreadable', 'the header is missing');
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') data.push(body);
    if (type === 'IEND' && header) return { header, packed: Buffer.concat(data) };
    offset += 12 + length;
  }
}
