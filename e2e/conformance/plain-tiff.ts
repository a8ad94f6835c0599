import { createHash } from 'node:crypto';

/**
 * SHA-256 of the samples of each page of an uncompressed 16-bit TIFF, as little-endian words. Reads the strips by the
 * specification alone (TIFF 6.0, section 2), so that it shares nothing with the reader that it judges.
 */
export function sampleHashes(file: Buffer): string[] {
  const isLittle = file.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const SIZE_OF_TYPE: Record<number, number> = { 3: 2, 4: 4 };
  const hashes: string[] = [];

  for (let directory = u32(4); directory !== 0; directory = u32(directory + 2 + u16(directory) * 12)) {
    const values = new Map<number, number[]>();
    for (let i = 0; i < u16(directory); i++) {
      const entry = directory + 2 + i * 12;
      const size = SIZE_OF_TYPE[u16(entry + 2)];
      if (!size) continue;
      const count = u32(entry + 4);
      const start = count * size <= 4 ? entry + 8 : u32(entry + 8);
      const read = size === 2 ? u16 : u32;
      values.set(
        u16(entry),
        Array.from({ length: count }, (_, n) => read(start + n * size)),
      );
    }
    if ((values.get(259)?.[0] ?? 1) !== 1 || values.get(258)?.[0] !== 16) throw new Error('Not a plain 16-bit TIFF');
    const hash = createHash('sha256');
    values.get(273)?.forEach((offset, strip) => {
      const bytes = Buffer.from(file.subarray(offset, offset + (values.get(279)?.[strip] ?? 0)));
      hash.update(isLittle ? bytes : bytes.swap16());
    });
    hashes.push(hash.digest('hex'));
  }
  return hashes;
}
