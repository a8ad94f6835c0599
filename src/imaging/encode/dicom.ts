/** One element of a DICOM data set; the items of a sequence are lists of elements. */
export interface DicomElement {
  readonly tag: number;
  readonly vr: Vr;
  readonly value: string | readonly number[] | Uint8Array | readonly (readonly DicomElement[])[];
}

type TextVr = 'UI' | 'CS' | 'LO' | 'LT' | 'ST' | 'SH' | 'PN' | 'DA' | 'TM' | 'DT' | 'DS' | 'IS';
type NumberVr = 'US' | 'FL' | 'FD';
type Vr = TextVr | NumberVr | 'OB' | 'SQ';

const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
const PREAMBLE_BYTES = 128;
const NUMBER_BYTES = { US: 2, FL: 4, FD: 8 } as const;
/** Their length has four bytes, after two that are kept free (PS3.5, 7.1.2). */
const LONG_VRS: readonly Vr[] = ['OB', 'SQ'];

export const text = (tag: number, vr: TextVr, value: string): DicomElement => ({ tag, vr, value });
export const numbers = (tag: number, vr: NumberVr, ...value: readonly number[]): DicomElement => ({ tag, vr, value });
export const items = (tag: number, ...value: readonly (readonly DicomElement[])[]): DicomElement => ({
  tag,
  vr: 'SQ',
  value,
});

/** What writes the file, by an identifier and a version of its own. */
interface Implementation {
  readonly classUid: string;
  readonly version: string;
}

/** A file of part 10 in explicit little-endian, elements in the order of their tags. */
export function encodeDicom(elements: readonly DicomElement[], writer: Implementation): Uint8Array<ArrayBuffer> {
  const uid = (tag: number) => elements.find((element) => element.tag === tag)?.value as string;
  const meta = dataSet([
    { tag: 0x00020001, vr: 'OB', value: Uint8Array.of(0, 1) },
    text(0x00020002, 'UI', uid(0x00080016)),
    text(0x00020003, 'UI', uid(0x00080018)),
    text(0x00020010, 'UI', EXPLICIT_LITTLE_ENDIAN),
    text(0x00020012, 'UI', writer.classUid),
    text(0x00020013, 'SH', writer.version),
  ]);
  return joined([
    new Uint8Array(PREAMBLE_BYTES),
    utf8('DICM'),
    // The length of what follows up to the data set.
    joined([tagBytes(0x00020000), utf8('UL'), integer(4, 2), integer(meta.length, 4)]),
    meta,
    dataSet(elements),
  ]);
}

function dataSet(elements: readonly DicomElement[]): Uint8Array<ArrayBuffer> {
  return joined([...elements].sort((one, other) => one.tag - other.tag).map(elementBytes));
}

function elementBytes({ tag, vr, value }: DicomElement): Uint8Array<ArrayBuffer> {
  const bytes = padded(valueBytes(vr, value), vr);
  const isLong = LONG_VRS.includes(vr);
  const length = isLong ? joined([integer(0, 2), integer(bytes.length, 4)]) : integer(bytes.length, 2);
  if (!isLong && bytes.length > 0xffff) throw new Error(`The value of ${tag.toString(16)} is too long for ${vr}`);
  return joined([tagBytes(tag), utf8(vr), length, bytes]);
}

function valueBytes(vr: Vr, value: DicomElement['value']): Uint8Array {
  if (typeof value === 'string') return utf8(value);
  if (value instanceof Uint8Array) return value;
  if (vr === 'SQ') return joined((value as readonly (readonly DicomElement[])[]).map(itemBytes));
  const size = NUMBER_BYTES[vr as NumberVr];
  const view = new DataView(new ArrayBuffer(value.length * size));
  (value as readonly number[]).forEach((number, i) => {
    if (vr === 'US') view.setUint16(i * size, number, true);
    else if (vr === 'FL') view.setFloat32(i * size, number, true);
    else view.setFloat64(i * size, number, true);
  });
  return new Uint8Array(view.buffer);
}

function itemBytes(elements: readonly DicomElement[]): Uint8Array {
  const bytes = dataSet(elements);
  return joined([tagBytes(0xfffee000), integer(bytes.length, 4), bytes]);
}

/** Every value has an even number of bytes. */
function padded(bytes: Uint8Array, vr: Vr): Uint8Array {
  if (bytes.length % 2 === 0) return bytes;
  return joined([bytes, Uint8Array.of(vr === 'UI' || vr === 'OB' ? 0 : 0x20)]);
}

function tagBytes(tag: number): Uint8Array {
  return joined([integer(tag >>> 16, 2), integer(tag & 0xffff, 2)]);
}

function integer(value: number, bytes: 2 | 4): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff);
}

function utf8(value: string): Uint8Array {
  const bytes = encodeURIComponent(value.toWellFormed()).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
