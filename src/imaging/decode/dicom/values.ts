import { DecodeFault } from '../decode-fault.ts';
import type { DataSet } from './data-set.ts';

/** Reads the values of elements, each at home in the data set of the file or of an item in it. */
export interface Values {
  /** Without padding; of several values the first. Empty where there is none. */
  readonly text: (data: DataSet, tag: string) => string;
  readonly texts: (data: DataSet, tag: string) => readonly string[];
  /** Single precision; throws a `DecodeFault` where one is no number. */
  readonly floats: (data: DataSet, tag: string) => readonly number[];
  readonly bytes: (data: DataSet, tag: string) => Uint8Array;
  readonly items: (data: DataSet, tag: string) => readonly DataSet[];
}

const FLOAT_BYTES = 4;

/** Texts are in the character set that the file names: UTF-8 (ISO_IR 192), else Latin 1. */
export function readerOf(file: DataSet): Values {
  const decoder = new TextDecoder(file.string('x00080005')?.includes('192') ? 'utf-8' : 'latin1');
  const bytes = (data: DataSet, tag: string) => {
    const element = data.elements[tag];
    if (!element) return new Uint8Array();
    return data.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  };
  const whole = (data: DataSet, tag: string) => decoder.decode(bytes(data, tag));
  // A long text is one value, whatever it holds.
  const isLong = (data: DataSet, tag: string) => /^(LT|ST|UT)$/.test(data.elements[tag]?.vr ?? '');
  const texts = (data: DataSet, tag: string) => {
    const values = isLong(data, tag) ? [whole(data, tag)] : whole(data, tag).split('\\');
    return values.map((value) => value.replaceAll('\0', '').trim()).filter(Boolean);
  };
  return {
    bytes,
    texts,
    text: (data, tag) => texts(data, tag)[0] ?? '',
    floats: (data, tag) => {
      const count = Math.floor((data.elements[tag]?.length ?? 0) / FLOAT_BYTES);
      return Array.from({ length: count }, (_, i) => {
        const value = data.float(tag, i);
        if (value === undefined || !Number.isFinite(value)) throw new DecodeFault('unreadable', `no number in ${tag}`);
        return value;
      });
    },
    items: (data, tag) => (data.elements[tag]?.items ?? []).flatMap(({ dataSet }) => dataSet ?? []),
  };
}
