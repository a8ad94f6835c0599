import { readDataSet } from '#imaging/decode/dicom/data-set.ts';
import { readDirectories, tiffForm } from '#imaging/decode/tiff/directory.ts';

const COMPRESSIONS: Readonly<Record<number, string>> = {
  1: 'uncompressed',
  3: 'fax',
  4: 'fax',
  5: 'LZW',
  7: 'JPEG',
  8: 'deflate',
  32773: 'PackBits',
  32946: 'deflate',
  50000: 'Zstandard',
};
const SYNTAXES: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2': 'implicit little-endian',
  '1.2.840.10008.1.2.1': 'explicit little-endian',
  '1.2.840.10008.1.2.1.99': 'deflated',
  '1.2.840.10008.1.2.2': 'explicit big-endian',
  '1.2.840.10008.1.2.4.50': 'JPEG, 8 bits',
  '1.2.840.10008.1.2.4.51': 'JPEG, 12 bits',
  '1.2.840.10008.1.2.4.53': 'JPEG, 12 bits',
  '1.2.840.10008.1.2.4.55': 'JPEG, 12 bits',
  '1.2.840.10008.1.2.4.57': 'JPEG lossless',
  '1.2.840.10008.1.2.4.70': 'JPEG lossless',
  '1.2.840.10008.1.2.4.80': 'JPEG-LS lossless',
  '1.2.840.10008.1.2.4.81': 'JPEG-LS near-lossless',
  '1.2.840.10008.1.2.4.90': 'JPEG 2000 lossless',
  '1.2.840.10008.1.2.4.91': 'JPEG 2000',
  '1.2.840.10008.1.2.5': 'RLE',
};
/** The classes of objects that security adds (NEMA IIC 1) start so. */
const SECURITY_CLASSES = '1.2.840.10008.5.1.4.1.1.501.';

/** What a file is, in the words of docs/formats.md. */
export function formatOf(bytes: Uint8Array): string {
  if (Buffer.from(bytes.subarray(128, 132)).toString('latin1') === 'DICM') {
    const data = readDataSet(bytes);
    const kind = data.string('x00080016')?.startsWith(SECURITY_CLASSES) ? 'DICOS' : 'DICOM';
    if (!data.elements.x7fe00010) return `${kind}, no picture`;
    const syntax = data.string('x00020010') ?? '';
    return `${kind}, ${SYNTAXES[syntax] ?? syntax}`;
  }
  if (bytes[0] === 0x89) return bytes[28] === 1 ? 'PNG, interlaced' : 'PNG';
  if (bytes[0] === 0xff) return 'JPEG';
  const { read, form } = tiffForm(bytes) ?? {};
  if (!read || !form) return 'unknown';
  const page = readDirectories(read, form)[0];
  const compression = page?.get(259)?.[0] ?? 1;
  return `${form.wordBytes === 8 ? 'BigTIFF' : 'TIFF'}, ${COMPRESSIONS[compression] ?? `compression ${compression}`}`;
}
