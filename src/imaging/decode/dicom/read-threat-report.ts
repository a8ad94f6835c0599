import type {
  PotentialThreat,
  ThreatAssessment,
  ThreatRegion,
  ThreatReport,
  Triple,
} from '../../dicos/threat-report.ts';
import { THREAT_REPORT_CLASS } from '../../dicos/threat-report.ts';
import { DecodeFault } from '../decode-fault.ts';
import { type DataSet, isDicom, readDataSet } from './data-set.ts';
import { readerOf, type Values } from './values.ts';

const MAX_THREATS = 1_000;

/**
 * A threat detection report of DICOS v02 or v03. Until v02 an object of the report says itself where it lies and how it was
 * assessed; later ones say so in sequences of their own. Throws a `DecodeFault`.
 */
export function readThreatReport(bytes: Uint8Array): ThreatReport {
  if (!isDicom(bytes)) throw new DecodeFault('unreadable', 'no DICOS file');
  try {
    return reportOf(readDataSet(bytes));
  } catch (error) {
    // The library throws bare strings where an element claims to reach beyond the file.
    if (typeof error === 'string') throw new DecodeFault('truncated', error);
    throw error;
  }
}

function reportOf(data: DataSet): ThreatReport {
  const values = readerOf(data);
  if (values.text(data, 'x00080016') !== THREAT_REPORT_CLASS) {
    const kind = values.text(data, 'x00080060') || 'DICOM';
    throw new DecodeFault('unsupported', `a ${kind} file and no threat detection report`);
  }
  const threats = values.items(data, 'x40101011');
  if (threats.length > MAX_THREATS) throw new DecodeFault('too-large', `${threats.length} objects in one report`);
  // The parser takes the end of the file for the end of a sequence of open length.
  const stated = data.uint16('x40101033');
  if (stated !== threats.length) {
    throw new DecodeFault('truncated', `${threats.length} objects where the report states ${stated ?? 'no number'}`);
  }
  const isAborted = values.text(data, 'x40101024') === 'ABORT';
  return {
    instanceUid: values.text(data, 'x00080018'),
    version: values.text(data, 'x4010103a'),
    type: values.text(data, 'x40101027'),
    maker: values.text(data, 'x00080070'),
    model: values.text(data, 'x00081090'),
    serial: values.text(data, 'x00181000'),
    algorithm: values.texts(data, 'x40101029'),
    decision: values.text(data, 'x40101031'),
    decidedAt: values.text(data, 'x4010102b'),
    abortReasons: isAborted ? values.texts(data, 'x40101021') : [],
    about: values.items(data, 'x00081110').map((item) => ({
      classUid: values.text(item, 'x00081150'),
      instanceUid: values.text(item, 'x00081155'),
    })),
    comment: values.text(data, 'x00204000'),
    threats: threats.map((threat) => threatOf(threat, values)),
  };
}

function threatOf(item: DataSet, values: Values): PotentialThreat {
  const representations = item.elements.x40101037 ? values.items(item, 'x40101037') : [item];
  const assessments = item.elements.x40101012 ? [item] : values.items(item, 'x40101038');
  return {
    id: item.uint16('x40101010') ?? 0,
    regions: representations.flatMap((from) => values.items(from, 'x40101001').flatMap((at) => regionOf(at, values))),
    polygon: representations.map((from) => triplesOf(values.floats(from, 'x4010101d'))).find(hasAny) ?? [],
    location: representations.map((from) => values.text(from, 'x40101078')).find(hasAny) ?? '',
    assessments: assessments.map((from) => assessmentOf(from, values)),
    joins: values.items(item, 'x40101076').map((from) => ({
      instanceUid: values.text(from, 'x00081155'),
      id: from.uint16('x40101010') ?? 0,
    })),
  };
}

const hasAny = ({ length }: { readonly length: number }) => length > 0;

function regionOf(item: DataSet, values: Values): readonly ThreatRegion[] {
  const [base] = triplesOf(values.floats(item, 'x40101004'));
  const [extents] = triplesOf(values.floats(item, 'x40101005'));
  // A block without a voxel is no place.
  if (!base || !extents || extents[0] < 1 || extents[1] < 1) return [];
  const bitmap = values.bytes(item, 'x40101006');
  const bits = extents.reduce((product, extent) => product * Math.max(1, Math.floor(extent)), 1);
  if (bitmap.length > 0 && bitmap.length * 8 < bits) {
    throw new DecodeFault('truncated', `${bitmap.length} bytes of a bitmap of ${bits} voxels`);
  }
  return [{ base, extents, bitmap }];
}

function triplesOf(numbers: readonly number[]): readonly Triple[] {
  const triples: Triple[] = [];
  for (let i = 0; i + 2 < numbers.length; i += 3) {
    triples.push([numbers[i] as number, numbers[i + 1] as number, numbers[i + 2] as number]);
  }
  return triples;
}

function assessmentOf(item: DataSet, values: Values): ThreatAssessment {
  const [probability] = values.floats(item, 'x40101016');
  return {
    category: values.text(item, 'x40101012'),
    description: values.text(item, 'x40101013'),
    flag: values.text(item, 'x40101015'),
    ability: values.text(item, 'x40101014'),
    probability: probability ?? null,
  };
}
