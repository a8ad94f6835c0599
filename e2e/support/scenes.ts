import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { openActivePack, proposalsOf } from '../../training/evaluation/detector.ts';

/** A simulated scan of which is known what the active pack finds in it. */
export interface Scene {
  readonly sidecar: ScanSidecarInput;
  readonly image: Uint8Array<ArrayBuffer>;
  readonly findings: number;
}

const MOST_TRIES = 120;

/**
 * Looks through seeded scans for some in which the active pack finds just as many things as wanted, by running it in the
 * native runtime: a journey must not hang on what one version of the pack happens to see in one scan.
 */
export async function scenesWith(wanted: readonly number[], scannedAt: string): Promise<Scene[]> {
  const pack = await openActivePack();
  const found: (Scene | undefined)[] = wanted.map(() => undefined);
  for (let seed = 0; seed < MOST_TRIES && found.includes(undefined); seed++) {
    const { planes, sidecar } = simulateScan({ scenario: 'small', seed: `journey-${seed}`, scannedAt });
    const [highMeV, lowMeV] = sidecar.planes.map(({ energyMeV }) => energyMeV);
    const energiesMeV = highMeV && lowMeV ? { high: highMeV, low: lowMeV } : undefined;
    const scan = { ...planes, pixelPitchMm: sidecar.pixelPitchMm, energiesMeV };
    const [proposals = []] = await proposalsOf(pack, scan, [pack.manifest.thresholds]);
    const place = found.findIndex((scene, i) => !scene && wanted[i] === proposals.length);
    if (place < 0) continue;
    found[place] = { sidecar, image: encodeTiff([planes.high, planes.low]), findings: proposals.length };
  }
  return found.map((scene, i) => {
    if (!scene) throw new Error(`No scan with ${wanted[i]} findings among ${MOST_TRIES}`);
    return scene;
  });
}
