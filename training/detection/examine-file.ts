import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ContainerLoad } from '#detection/cargo/container-load.ts';
import { examineScan } from '#detection/engine/examine-scan.ts';
import type { Framing } from '#detection/framing/frame-scan.ts';
import { type JudgedScan, judgeScan } from '#detection/framing/judge-scan.ts';
import type { Box } from '#detection/proposal/candidate.ts';
import type { DetectorScan } from '#detection/protocol.ts';
import { ScanSidecar } from '#domain/scan/sidecar.ts';
import { decodePicture } from '#imaging/decode/decode-image.ts';
import { ANY_COLOUR } from '#imaging/decode/plane-of.ts';
import type { NativePack } from './native-pack.ts';

/** What a file could not be examined for: `error` is a name, `detail` says more. */
interface FileFault {
  readonly file: string;
  readonly state: 'error';
  readonly error: string;
  readonly detail: string;
}

export type FileReport = FileFault | Awaited<ReturnType<typeof reportOf>>;

/** What the detector says of an image file. Never rejects: a file that cannot be examined is a report, too. */
export async function examineFile(file: string, pack: NativePack): Promise<FileReport> {
  try {
    const scan = await readScan(file);
    return 'state' in scan ? scan : await reportOf(file, scan, pack);
  } catch (error) {
    return fault(file, 'examination-failed', error instanceof Error ? error.message : String(error));
  }
}

function fault(file: string, error: string, detail: string): FileFault {
  return { file, state: 'error', error, detail };
}

interface FileScan extends DetectorScan {
  /** Share of the pixels that are no grey. */
  readonly colouredShare: number;
}

async function readScan(file: string): Promise<FileScan | FileFault> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return fault(file, 'not-readable', error instanceof Error ? error.message : String(error));
  }
  const decoded = await decodePicture(bytes, ANY_COLOUR);
  if (!decoded.ok) return fault(file, decoded.problem.problem, decoded.problem.detail);
  const [high, low = null] = decoded.value.map(({ plane }) => plane);
  const colouredShare = Math.max(0, ...decoded.value.map((picture) => picture.colouredShare));
  if (!high) return fault(file, 'unreadable', 'there is no picture in the file');
  if (low && (low.width !== high.width || low.height !== high.height)) {
    return fault(file, 'planes-differ', `${high.width}×${high.height} and ${low.width}×${low.height}`);
  }
  return { high, low, colouredShare, ...(await statedBeside(file)) };
}

/** What the sidecar of the same name says, where there is one. */
async function statedBeside(file: string): Promise<Pick<DetectorScan, 'pixelPitchMm' | 'energiesMeV'>> {
  const path = `${file.slice(0, file.length - extname(file).length)}.json`;
  const text = await readFile(path, 'utf8').catch(() => 'null');
  const sidecar = ScanSidecar.safeParse(parsed(text));
  if (!sidecar.success) return { pixelPitchMm: null };
  const { pixelPitchMm, planes } = sidecar.data;
  const [high, low] = planes;
  return { pixelPitchMm, energiesMeV: high && low && { high: high.energyMeV, low: low.energyMeV } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function reportOf(file: string, scan: FileScan, pack: NativePack) {
  const judged = judgeScan(scan);
  const answer = await examineScan(judged, scan, {
    ...pack,
    isAborted: () => false,
    onProgress: () => undefined,
    nextTurn: async () => undefined,
  });
  if (answer.kind === 'aborted') throw new Error('nobody aborts here');
  const loads = answer.kind === 'found' ? answer.loads : [];
  return {
    file,
    state: answer.kind === 'found' ? ('judged' as const) : ('cannot-judge' as const),
    reasons: judged.hindrances,
    doubts: scan.colouredShare > 0 ? [...judged.doubts, 'in-colour' as const] : judged.doubts,
    picture: pictureOf(scan, judged.framing),
    pitchMm: pitchOf(scan, judged),
    containers: judged.framing.containers.map(({ box, isCutOff }, i) => ({
      box: rounded(box),
      isCutOff,
      load: loadOf(loads[i]),
    })),
    findings:
      answer.kind === 'found'
        ? answer.proposals.map(({ classId, score, box }) => ({
            class: classId,
            score: share(score),
            box: rounded(box),
          }))
        : null,
    pack: `${pack.manifest.id} ${pack.manifest.version}`,
  };
}

function pictureOf({ high, low, colouredShare }: FileScan, framing: Framing) {
  const { air, airConfidence, roof, roofConfidence, greys, containerConfidence } = framing;
  return {
    widthPx: high.width,
    heightPx: high.height,
    energies: low ? ('dual' as const) : ('single' as const),
    greys,
    colouredShare: share(colouredShare),
    air: { lies: air, confidence: share(airConfidence) },
    roof: { lies: roof, confidence: share(roofConfidence) },
    containerConfidence: share(containerConfidence),
  };
}

/** Along the container and upright, as the network was given it. */
function pitchOf({ pixelPitchMm }: DetectorScan, { upright }: JudgedScan) {
  if (!upright) return null;
  const { x, y } = upright.pixelPitchMm;
  return { along: tenth(x), upright: tenth(y), isEstimated: pixelPitchMm === null };
}

const MOST_TYPES = 3;

function loadOf(load: ContainerLoad | undefined) {
  if (!load) return null;
  const { isLoaded, loadedProbability, types, fill, cargoMassKg } = load;
  return {
    isLoaded,
    loadedProbability: share(loadedProbability),
    types: types.slice(0, MOST_TYPES).map(({ type, probability }) => ({ type, probability: share(probability) })),
    fill: share(fill),
    cargoMassKg: cargoMassKg && {
      likeliest: Math.round(cargoMassKg.likeliest),
      spread: Math.round(cargoMassKg.spread),
    },
  };
}

const share = (value: number) => Math.round(value * 1000) / 1000;
const tenth = (value: number) => Math.round(value * 10) / 10;
const rounded = ({ x, y, width, height }: Box): Box => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});
