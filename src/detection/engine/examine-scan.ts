import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import { type ContainerLoad, containerLoad } from '../cargo/container-load.ts';
import type { JudgedScan } from '../framing/judge-scan.ts';
import { isAsExpected } from '../framing/to-transmission.ts';
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

interface ExaminationPorts extends RunPorts {
  readonly selfTest: () => Promise<void>;
}

/** Asks the network about a scan as it was judged, unless something hinders. */
export async function examineScan(
  { framing, hindrances, doubts, upright }: JudgedScan,
  { energiesMeV }: Pick<DetectorScan, 'energiesMeV'>,
  { selfTest, ...ports }: ExaminationPorts,
): Promise<Examination> {
  if (!upright) return { kind: 'cannot-judge', hindrances };
  const { high, low, pixelPitchMm, containers, inPicture } = upright;
  const answer = await detectScan({ high, low: low ?? undefined, pixelPitchMm, energiesMeV }, containers, ports);
  if (!answer) return { kind: 'aborted' };
  if (answer.proposals.length === 0) await selfTest();
  const canWeigh = isAsExpected(framing) && !doubts.includes('unpenetrated');
  return {
    kind: 'found',
    doubts,
    proposals: answer.proposals.map((proposal) => ({ ...proposal, box: inPicture(proposal.box) })),
    loads: containers.flatMap((box, i) => {
      const reading = answer.readings[i];
      const lengthM = (box.width * pixelPitchMm.x) / 1000;
      return reading ? [containerLoad(inPicture(box), reading, lengthM, ports.manifest.cargo, canWeigh)] : [];
    }),
  };
}
