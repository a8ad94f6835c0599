import { expect } from '@playwright/test';
import type { Proposal } from '#detection/proposal/candidate.ts';
import { imageBox, intersectionOverUnion } from '#domain/annotation/space.ts';
import type { Finding } from '#domain/finding/finding.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import type { Plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { openActivePack, type Pack, proposalsOf } from '../../training/evaluation/detector.ts';

/** A simulated scan of which is known what the active pack finds in it. */
export interface Scene {
  readonly sidecar: ScanSidecarInput;
  readonly image: Uint8Array<ArrayBuffer>;
  readonly planes: { readonly high: Plane; readonly low: Plane };
  readonly proposals: readonly Proposal[];
}

/** How many things the pack is to find in a scene. */
type Wanted = number | 'several' | 'any';

const MOST_TRIES = 150;

const fits = (wanted: Wanted, found: number) =>
  wanted === 'any' || (wanted === 'several' ? found >= 2 && found <= 8 : wanted === found);

/** Scenes made so far by this process; journeys run one after another on servers of their own and may share them. */
const made: Scene[] = [];
let pack: Promise<Pack> | undefined;

/**
 * Looks through seeded scans for some in which the active pack finds as many things as wanted, by running it in the
 * native runtime: a journey must not hang on what one version of the pack happens to see in one scan.
 */
export async function scenesWith<const List extends readonly Wanted[]>(
  wanted: List,
): Promise<{ [Index in keyof List]: Scene }> {
  const scenes: (Scene | undefined)[] = wanted.map(() => undefined);
  for (let seed = 0; seed < MOST_TRIES && scenes.includes(undefined); seed++) {
    const scene = made[seed] ?? (await makeScene(seed));
    made[seed] = scene;
    const place = scenes.findIndex((one, i) => !one && fits(wanted[i] as Wanted, scene.proposals.length));
    if (place >= 0) scenes[place] = scene;
  }
  const missing = scenes.indexOf(undefined);
  if (missing >= 0) throw new Error(`No scan with ${wanted[missing]} findings among ${MOST_TRIES}`);
  return scenes as { [Index in keyof List]: Scene };
}

/** A scene in which a lower threshold of one class shows more. */
export interface GrowingScene {
  readonly scene: Scene;
  readonly classId: string;
  readonly classTitle: string;
  /** By how much the threshold is lowered. */
  readonly amount: number;
  /** What is found then. */
  readonly more: readonly Proposal[];
}

/** Looks for another scan in which the pack finds a few more of some class when its threshold is lowered a little. */
export async function sceneThatGrows(besides: Scene): Promise<GrowingScene> {
  pack ??= openActivePack();
  const { manifest } = await pack;
  const lowered = (classId: string, amount: number) => Math.max(0, (manifest.thresholds[classId] ?? 0) - amount);
  // How close the scores lie is the pack's own: one that is calibrated has them near its thresholds.
  const steps = manifest.classes.flatMap((of) => [0.2, 0.1, 0.05, 0.02].map((amount) => ({ of, amount })));
  for (let seed = 0; seed < MOST_TRIES; seed++) {
    const { scan, sidecar, image, planes } = simulated(seed);
    if (sidecar.scannedAt === besides.sidecar.scannedAt) continue;
    const thresholds = [
      manifest.thresholds,
      ...steps.map(({ of, amount }) => ({ ...manifest.thresholds, [of.id]: lowered(of.id, amount) })),
    ];
    const [proposals = [], ...grown] = await proposalsOf(await pack, scan, thresholds);
    const place = grown.findIndex((more) => more.length > proposals.length && more.length <= 8);
    const step = steps[place];
    if (!step) continue;
    const scene = { sidecar, image, planes, proposals };
    return { scene, classId: step.of.id, classTitle: step.of.title, amount: step.amount, more: grown[place] ?? [] };
  }
  throw new Error(`No scan shows a few more at lower thresholds among ${MOST_TRIES}`);
}

async function makeScene(seed: number): Promise<Scene> {
  pack ??= openActivePack();
  const { manifest } = await pack;
  const { scan, sidecar, image, planes } = simulated(seed);
  const [proposals = []] = await proposalsOf(await pack, scan, [manifest.thresholds]);
  return { sidecar, image, planes, proposals };
}

function simulated(seed: number) {
  const scannedAt = new Date(Date.UTC(2026, 0, 1, 8, seed)).toISOString();
  const { planes, sidecar } = simulateScan({ scenario: 'small', seed: `journey-${seed}`, scannedAt });
  const [highMeV, lowMeV] = sidecar.planes.map(({ energyMeV }) => energyMeV);
  const energiesMeV = highMeV && lowMeV ? { high: highMeV, low: lowMeV } : undefined;
  const scan = { ...planes, pixelPitchMm: sidecar.pixelPitchMm, energiesMeV };
  return { scan, sidecar, planes, image: encodeTiff([planes.high, planes.low]) };
}

/** The browser's findings are those of the native runtime: same classes, same places, same scores but for rounding. */
export function expectFindingsAsNative(findings: readonly Finding[], proposals: readonly Proposal[]): void {
  expect(findings).toHaveLength(proposals.length);
  for (const { classId, score, box } of proposals) {
    const nativeBox = imageBox(box.x, box.y, box.width, box.height);
    const twin = findings.find((one) => intersectionOverUnion(one.box, nativeBox) >= 0.95 && one.classId === classId);
    expect(twin, `${classId} at ${JSON.stringify(box)}`).toBeDefined();
    expect(Math.abs((twin?.score ?? 0) - score)).toBeLessThan(0.01);
  }
}
