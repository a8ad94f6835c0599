import type { SlicePlace } from '../../stack/order-slices.ts';
import { type DataSet, isDicom, readDataSet } from './data-set.ts';

/** Sequences of a file with functional groups (PS3.3, C.7.6.16): those of all frames, then those of each. */
const GROUPS = ['x52009229', 'x52009230'];
/** Elements, each with the sequence that it lies in where the file has functional groups. */
const POSITION = { tag: 'x00200032', within: 'x00209113' };
const ORIENTATION = { tag: 'x00200037', within: 'x00209116' };
const PITCH = { tag: 'x00280030', within: 'x00289110' };
const SLOPE = { tag: 'x00281053', within: 'x00289145' };
const INTERCEPT = { tag: 'x00281052', within: 'x00289145' };
type Place = typeof POSITION;

/** What a DICOM or DICOS file of one frame says of its place in a series; undefined for other files. Throws a `DecodeFault`. */
export function readSlicePlace(bytes: Uint8Array): SlicePlace | undefined {
  if (!isDicom(bytes)) return undefined;
  const data = readDataSet(bytes);
  const [x, y, z] = numbersAt(data, POSITION);
  const [a, b, c, d, e, f] = numbersAt(data, ORIENTATION);
  const isPlaced = [x, y, z, a, b, c, d, e, f].every(Number.isFinite);
  const number = data.intString('x00200013');
  return {
    series: data.string('x0020000e')?.trim() ?? '',
    number: number !== undefined && Number.isInteger(number) ? number : null,
    position: isPlaced ? ([x, y, z] as SlicePlace['position']) : null,
    orientation: isPlaced ? ([a, b, c, d, e, f] as SlicePlace['orientation']) : null,
    pitchMm: numbersAt(data, PITCH),
    scale: [...numbersAt(data, SLOPE), ...numbersAt(data, INTERCEPT)],
  };
}

/** The numbers of an element, in digits or binary, wherever the file keeps it; none where it does not. */
function numbersAt(data: DataSet, { tag, within }: Place): readonly number[] {
  const groups = GROUPS.map((group) => itemOf(itemOf(data, group), within));
  const home = [data, ...groups].find((candidate) => candidate?.elements[tag]);
  const element = home?.elements[tag];
  if (!home || !element) return [];
  if (element.vr === 'FL') return countOf(element.length / 4, (i) => home.float(tag, i));
  if (element.vr === 'FD') return countOf(element.length / 8, (i) => home.double(tag, i));
  return countOf(home.numStringValues(tag) ?? 0, (i) => home.floatString(tag, i));
}

const itemOf = (data: DataSet | undefined, tag: string): DataSet | undefined =>
  data?.elements[tag]?.items?.[0]?.dataSet;

const countOf = (count: number, numberAt: (i: number) => number | undefined) =>
  Array.from({ length: Math.floor(count) }, (_, i) => numberAt(i) ?? Number.NaN);
