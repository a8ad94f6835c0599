import { createHash } from 'node:crypto';

/**
 * An identifier of DICOM that is the same for the same words: the integer of a name-based UUID under 2.25 (PS3.5, B.2;
 * RFC 9562, version 8).
 */
export function uidOf(...words: readonly string[]): string {
  const digest = createHash('sha256').update(words.join('\n')).digest().subarray(0, 16);
  digest[6] = ((digest[6] as number) & 0x0f) | 0x80;
  digest[8] = ((digest[8] as number) & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${digest.toString('hex')}`)}`;
}
