interface TiffBytes {
  readonly big?: boolean;
  readonly littleEndian?: boolean;
  /** Values of each tag; those of the blocks are added. */
  readonly tags: Readonly<Record<number, readonly number[]>>;
  /** Strips, or tiles when the tags name their size. */
  readonly blocks: readonly Uint8Array[];
}

/** A TIFF or BigTIFF of one page, put together from what its directory is to say. */
export function tiffBytes({ big = false, littleEndian = true, tags, blocks }: TiffBytes): Uint8Array {
  const parts: Uint8Array[] = [];
  const word = big ? 8 : 4;
  let length = 2 * word;
  const put = (bytes: Uint8Array) => {
    parts.push(bytes);
    length += bytes.length;
    return length - bytes.length;
  };
  const words = (values: readonly number[]) => {
    const bytes = new Uint8Array(values.length * word);
    const view = new DataView(bytes.buffer);
    values.forEach((value, i) => {
      if (big) view.setBigUint64(i * 8, BigInt(value), littleEndian);
      else view.setUint32(i * 4, value, littleEndian);
    });
    return bytes;
  };
  const shorts = (...values: number[]) => {
    const view = new DataView(new ArrayBuffer(values.length * 2));
    for (const [i, value] of values.entries()) view.setUint16(i * 2, value, littleEndian);
    return new Uint8Array(view.buffer);
  };
  const isTiled = 322 in tags;
  const all: Record<number, readonly number[]> = {
    ...tags,
    [isTiled ? 324 : 273]: blocks.map(put),
    [isTiled ? 325 : 279]: blocks.map((block) => block.length),
  };
  const type = big ? 16 : 4;
  const entries = Object.entries(all).map(([tag, values]) => {
    const held = values.length === 1 ? words(values) : words([put(words(values))]);
    return Buffer.concat([shorts(Number(tag), type), words([values.length]), held]);
  });
  const count = big ? words([entries.length]) : shorts(entries.length);
  const directory = put(Buffer.concat([count, ...entries, words([0])]));
  const order = littleEndian ? 'II' : 'MM';
  const head = big ? [shorts(43, 8, 0), words([directory])] : [shorts(42), words([directory])];
  return Uint8Array.from(Buffer.concat([Buffer.from(order), ...head, ...parts]));
}
