import { DecodeFault } from '../decode-fault.ts';

const MAX_LENGTH = 16;

/** Length and value of the code that any 16 bits begin with: `length << 8 | value`, and 0 where none does. */
export type HuffmanTable = Uint16Array;

/** The tables of a DHT segment by their number, direct current only (ITU-T T.81, B.2.4.2 and C.2). */
export function readHuffmanTables(segment: Uint8Array, tables: Map<number, HuffmanTable>): void {
  for (let from = 0; from < segment.length; ) {
    const number = segment[from] as number;
    const counts = segment.subarray(from + 1, from + 1 + MAX_LENGTH);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const values = segment.subarray(from + 1 + MAX_LENGTH, from + 1 + MAX_LENGTH + total);
    if (counts.length < MAX_LENGTH || values.length < total)
      throw new DecodeFault('unreadable', 'a short Huffman table');
    tables.set(number, tableOf(counts, values));
    from += 1 + MAX_LENGTH + total;
  }
}

function tableOf(counts: Uint8Array, values: Uint8Array): HuffmanTable {
  const table = new Uint16Array(1 << MAX_LENGTH);
  let [code, next] = [0, 0];
  for (let length = 1; length <= MAX_LENGTH; length++) {
    for (let i = 0; i < (counts[length - 1] as number); i++, next++) {
      const start = code << (MAX_LENGTH - length);
      const end = (code + 1) << (MAX_LENGTH - length);
      if (end > table.length) throw new DecodeFault('unreadable', 'an impossible Huffman table');
      table.fill((length << 8) | (values[next] as number), start, end);
      code++;
    }
    code <<= 1;
  }
  return table;
}

/** Takes bits from the data of a scan, undoing the stuffing (F.1.2.3), up to the next marker. */
export class BitSource {
  #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #heldBits = 0;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from;
  }

  #fill(): void {
    while (this.#heldBits <= 16) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined || (byte === 0xff && this.#bytes[this.#at + 1] !== 0)) return;
      this.#held = ((this.#held << 8) | byte) & 0xff_ffff;
      this.#heldBits += 8;
      this.#at += byte === 0xff ? 2 : 1;
    }
  }

  take(bits: number): number {
    if (bits === 0) return 0;
    if (this.#heldBits < bits) this.#fill();
    if (this.#heldBits < bits) throw new DecodeFault('truncated', 'the compressed data end early');
    this.#heldBits -= bits;
    return (this.#held >>> this.#heldBits) & ((1 << bits) - 1);
  }

  takeCode(table: HuffmanTable): number {
    if (this.#heldBits < MAX_LENGTH) this.#fill();
    const ahead = this.#heldBits >= MAX_LENGTH ? this.#held >>> (this.#heldBits - MAX_LENGTH) : this.#padded();
    const entry = table[ahead & 0xffff] as number;
    if (entry === 0) throw new DecodeFault('unreadable', 'an unknown Huffman code');
    this.take(entry >> 8);
    return entry & 0xff;
  }

  /** Near a marker fewer bits are left than the longest code has. */
  #padded(): number {
    const missing = MAX_LENGTH - this.#heldBits;
    return ((this.#held & ((1 << this.#heldBits) - 1)) << missing) | ((1 << missing) - 1);
  }

  /** Passes the restart marker that must come now. */
  restart(): void {
    this.#heldBits = 0;
    const marker = this.#bytes[this.#at + 1] ?? 0;
    if (this.#bytes[this.#at] !== 0xff || marker < 0xd0 || marker > 0xd7) {
      throw new DecodeFault('unreadable', 'a restart marker is missing');
    }
    this.#at += 2;
  }
}
