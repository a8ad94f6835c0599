import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import { type ContainerLoad, containerLoad } from '../cargo/container-load.ts';
import type { JudgedScan } from '../framing/judge-scan.ts';
import type { Proposal } from '../proposal/candidate.ts';
import type { DetectorScan } from '../protocol.ts';
import { detectScan, type RunPorts } from './detect-scan.ts';

/** What came of asking the detector about a scan. Boxes are in pixels of the scan as it came. */
export type Examination =
  | { readonly kind: 'cannot-judge'; readonly hindrances: readonly Hindrance[] }
  | { readonly kind: 'aborted' }
  | {
      readonly kind: 'found';
      /** Best first. That there are none has been proved by a self-test right after. */
      readonly proposals: readonly Proposal[];
      readonly loads: readonly ContainerLoad[];
      readonly doubts: readonly Doubt[];
    };

const SPOILS_MASS: readonly Doubt[] = ['cut-off', 'unpenetrated', 'levels', 'saturated', 'proportions'];

interface ExaminationPorts extends RunPorts {
  readonly selfTest: () => Promise<void>;
}

/** Asks the network about a scan as it was judged, unless something hinders. */
export async function examineScan(
  { framing, hindrances, doubts, upright }: JudgedScan,
  scan: Pick<DetectorScan, 'energiesMeV' | 'pixelPitchMm'>,
  { selfTest, ...ports }: ExaminationPorts,
): Promise<Examination> {
  if (!upright) return { kind: 'cannot-judge', hindrances };
  const { high, low, pixelPitchMm, containers, inPicture } = upright;
  const asItCame = (proposal: Proposal) => ({ ...proposal, box: inPicture(proposal.box) });
  const planes = { high, low: low ?? undefined };
  const answer = await detectScan({ ...planes, pixelPitchMm, energiesMeV: scan.energiesMeV }, containers, {
    ...ports,
    onProgress: (progress, found) => ports.onProgress(progress, found.map(asItCame)),
  });
  if (!answer) return { kind: 'aborted' };
  if (answer.proposals.length === 0) await selfTest();
  // A mass is as wrong as the pitch squared, and as the scale of greys.
  const canWeigh = scan.pixelPitchMm !== null && !doubts.some((doubt) => SPOILS_MASS.includes(doubt));
  return {
    kind: 'found',
    doubts,
    proposals: answer.proposals.map(asItCame),
    loads: containers.flatMap((box, i) => {
      const reading = answer.readings[i];
      const lengthM = (box.width * pixelPitchMm.x) / 1000;
      const at = { box: inPicture(box), roof: framing.roof };
      return reading ? [containerLoad(at, reading, lengthM, ports.manifest.cargo, canWeigh)] : [];
    }),
  };
}
