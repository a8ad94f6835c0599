import type { Clock } from '#base/clock.ts';
import type { ContainerLoad } from '#detection/cargo/container-load.ts';
import type { Box, Proposal } from '#detection/proposal/candidate.ts';
import type { PackAddress, Targeting } from '#detection/protocol.ts';
import { imageBox } from '#domain/annotation/space.ts';
import type { CargoLoad } from '#domain/finding/cargo-load.ts';
import { packFor } from '#domain/model-pack/pack-choice.ts';
import type { DeskPorts, DetectionSubject, Proposed } from './desk-ports.ts';
import type { DetectorBench } from './detector-bench.ts';
import type { StationDetectorSettings } from './detector-settings.ts';
import { packAddress } from './pack-address.ts';

interface Ports {
  readonly bench: Pick<DetectorBench, 'detect'>;
  readonly settings: Pick<StationDetectorSettings, 'get' | 'known'>;
  readonly clock: Clock;
  /** Of the server. */
  readonly origin: string;
}

interface Chosen {
  readonly pack: PackAddress;
  readonly targeting: Targeting;
}

/**
 * Runs the detector with the pack that is active at the scan's site and the rules that are in force. What was chosen at
 * the first run on a case holds for every other run on it: nothing changes in the middle of a case.
 */
export function detectAsChosen({ bench, settings, clock, origin }: Ports): DeskPorts['detect'] {
  const chosen = new WeakMap<DetectionSubject, Chosen>();

  function choose({ site, consignment }: DetectionSubject): Chosen {
    const { choices, rules } = settings.get();
    const at = new Date(clock.nowMs()).toISOString();
    return { pack: packAddress(packFor(choices, site), origin), targeting: { rules, consignment, at } };
  }

  return async ({ subject, ...scan }, { signal, isUrgent, onProgress }) => {
    await settings.known();
    const { pack, targeting } = chosen.get(subject) ?? choose(subject);
    chosen.set(subject, { pack, targeting });
    const result = await bench.detect(pack, scan, {
      signal,
      urgent: isUrgent,
      onProgress: (fraction, found) => onProgress(fraction, found.map(proposed)),
      targeting,
    });
    if (result.state !== 'done') return result;
    return { ...result, proposals: result.proposals.map(proposed), loads: result.loads.map(cargoLoadOf) };
  };
}

const inImage = ({ x, y, width, height }: Box) => imageBox(x, y, width, height);

const proposed = ({ classId, score, box }: Proposal): Proposed => ({ classId, score, box: inImage(box) });

const MOST_TYPES = 3;
/** Finer than any detector reads. */
const SIGNATURE_STEPS = 1_000;

function cargoLoadOf({ box, roof, loadedProbability, types, signature, fill, cargoMassKg }: ContainerLoad): CargoLoad {
  return {
    box: inImage(box),
    roof,
    loadedProbability,
    types: types.slice(0, MOST_TYPES),
    signature: signature.map((share) => Math.round(share * SIGNATURE_STEPS) / SIGNATURE_STEPS),
    fill,
    ...(cargoMassKg ? { cargoMassKg } : {}),
  };
}
