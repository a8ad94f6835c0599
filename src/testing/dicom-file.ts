import { deflateRawSync } from 'node:zlib';

export const SYNTAX = {
  implicitLittleEndian: '1.2.840.10008.1.2',
  explicitLittleEndian: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  explicitBigEndian: '1.2.840.10008.1.2.2',
  runLengths: '1.2.840.10008.1.2.5',
  jpegBaseline: '1.2.840.10008.1.2.4.50',
  jpegLossless: '1.2.840.10008.1.2.4.70',
  jpegLs: '1.2.840.10008.1.2.4.80',
  jpeg2000: '1.2.840.10008.1.2.4.90',
  htj2k: '1.2.840.10008.1.2.4.201',
} as const;

interface DicomFile {
  readonly syntax: string;
  readonly width: number;
  readonly height: number;
  readonly bits?: number;
  readonly bitsStored?: number;
  readonly isSigned?: boolean;
  readonly photometric?: string;
  readonly channels?: number;
  readonly frames?: number;
  readonly slice?: SlicePosition;
  /** Of uncompressed pixels all frames as they lie in the file, else each fragment. */
  readonly pixels: Uint8Array | readonly Uint8Array[];
}

/** What a file of one slice says of its place in a series. */
export interface SlicePosition {
  readonly series: string;
  readonly instance?: string;
  readonly number?: number;
  readonly zMm?: number;
  readonly slope?: number;
}

/** A DICOM file with a picture and nothing else; its attributes are those that say how the pixels lie. */
export function dicomFile(file: DicomFile): Uint8Array {
  const { syntax, width, height, bits = 16, bitsStored = bits, channels = 1, frames = 1 } = file;
  const write = writerOf(syntax === SYNTAX.explicitBigEndian, syntax === SYNTAX.implicitLittleEndian);
  const { text, short } = write;
  const { slice } = file;
  const body = Buffer.concat([
    ...(slice ? placeElements(slice, text) : []),
    short(0x0028, 0x0002, channels),
    text(0x0028, 0x0004, 'CS', file.photometric ?? 'MONOCHROME2'),
    ...(frames > 1 ? [text(0x0028, 0x0008, 'IS', String(frames))] : []),
    short(0x0028, 0x0010, height),
    short(0x0028, 0x0011, width),
    short(0x0028, 0x0100, bits),
    short(0x0028, 0x0101, bitsStored),
    short(0x0028, 0x0102, bitsStored - 1),
    short(0x0028, 0x0103, file.isSigned ? 1 : 0),
    ...(slice?.slope ? [text(0x0028, 0x1053, 'DS', String(slice.slope))] : []),
    file.pixels instanceof Uint8Array ? write.long(0x7fe0, 0x0010, 'OW', file.pixels) : fragments(file.pixels),
  ]);
  const meta = writerOf(false, false);
  const syntaxElement = meta.text(0x0002, 0x0010, 'UI', syntax);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(syntaxElement.length);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    meta.element(0x0002, 0x0000, 'UL', length),
    syntaxElement,
    syntax === SYNTAX.deflated ? deflateRawSync(body) : body,
  ]);
}

const CT_CLASS = '1.2.840.10008.5.1.4.1.1.2';

function placeElements(
  { series, instance, number, zMm }: SlicePosition,
  text: ReturnType<typeof writerOf>['text'],
): readonly Buffer[] {
  return [
    ...(instance ? [text(0x0008, 0x0016, 'UI', CT_CLASS), text(0x0008, 0x0018, 'UI', instance)] : []),
    text(0x0020, 0x000e, 'UI', series),
    ...(number === undefined ? [] : [text(0x0020, 0x0013, 'IS', String(number))]),
    ...(zMm === undefined
      ? []
      : [text(0x0020, 0x0032, 'DS', `-80\\-60\\${zMm}`), text(0x0020, 0x0037, 'DS', '1\\0\\0\\0\\1\\0')]),
  ];
}

function writerOf(isBigEndian: boolean, isImplicit: boolean) {
  const number = (value: number, bytes: 2 | 4) => {
    const out = Buffer.alloc(bytes);
    if (isBigEndian) out.writeUIntBE(value, 0, bytes);
    else out.writeUIntLE(value, 0, bytes);
    return out;
  };
  const element = (group: number, item: number, vr: string, value: Uint8Array) =>
    Buffer.concat([
      number(group, 2),
      number(item, 2),
      ...(isImplicit ? [number(value.length, 4)] : [Buffer.from(vr), number(value.length, 2)]),
      value,
    ]);
  return {
    element,
    long: (group: number, item: number, vr: string, value: Uint8Array) =>
      isImplicit
        ? element(group, item, vr, value)
        : Buffer.concat([number(group, 2), number(item, 2), Buffer.from(`${vr}\0\0`), number(value.length, 4), value]),
    short: (group: number, item: number, value: number) => element(group, item, 'US', number(value, 2)),
    text: (group: number, item: number, vr: string, value: string) =>
      element(group, item, vr, Buffer.from(value.length % 2 ? `${value}${vr === 'UI' ? '\0' : ' '}` : value)),
  };
}

/** Encapsulated pixels with an empty table of offsets. */
function fragments(parts: readonly Uint8Array[]): Uint8Array {
  const item = (tag: number, length: number) => {
    const out = Buffer.alloc(8);
    out.writeUInt16LE(0xfffe, 0);
    out.writeUInt16LE(tag, 2);
    out.writeUInt32LE(length, 4);
    return out;
  };
  const head = Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]);
  return Buffer.concat([
    head,
    item(0xe000, 0),
    ...parts.flatMap((part) => {
      const even = part.length % 2 ? Buffer.concat([part, Buffer.alloc(1)]) : part;
      return [item(0xe000, even.length), even];
    }),
    item(0xe0dd, 0),
  ]);
}
