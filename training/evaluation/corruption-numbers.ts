import { createRandom } from '#base/random.ts';
import { judgeScan } from '#detection/framing/judge-scan.ts';
import type { Doubt } from '#domain/finding/judgement.ts';
import { CORRUPTIONS } from './corruption.ts';
import { type Estimate, shareOf } from './intervals.ts';
import { readScan, scanNames } from './simulated-scan.ts';

export interface CorruptionNumbers {
  /** Scans that were judged as they are, and once more with one corruption each. */
  readonly scans: number;
  /** Shares that cannot be judged or are not to be relied upon. */
  readonly clean: Estimate | null;
  readonly corrupted: Estimate | null;
  readonly kinds: readonly { readonly id: string; readonly title: string; readonly flagged: Estimate | null }[];
}

/** These speak of the cargo, and are right of many a clean scan. */
const OF_CARGO: readonly Doubt[] = ['unpenetrated', 'ratio-invalid'];

const MOST_SCANS = 132;

/** How often the workstation takes a scan for unsound, on simulated scans as they are and corrupted. */
export async function corruptionNumbers(folder: string): Promise<CorruptionNumbers> {
  const names = (await scanNames(folder).catch(() => [])).slice(0, MOST_SCANS);
  const outcomes: { readonly id: string; readonly isFlagged: boolean; readonly isCleanFlagged: boolean }[] = [];
  for (const [i, name] of names.entries()) {
    const { planes } = await readScan(folder, name);
    const { high, low, pixelPitchMm, energiesMeV } = planes;
    const corruption = CORRUPTIONS[i % CORRUPTIONS.length];
    if (!(low && corruption)) continue;
    const isFlagged = (energies: Pick<typeof planes, 'high' | 'low'>) =>
      isTakenForUnsound({ high: energies.high, low: energies.low ?? null, pixelPitchMm, energiesMeV });
    outcomes.push({
      id: corruption.id,
      isFlagged: isFlagged(corruption.apply({ high, low }, createRandom(`corruption/${name}`))),
      isCleanFlagged: isFlagged({ high, low }),
    });
  }
  const share = (some: typeof outcomes) => shareOf(some.filter(({ isFlagged }) => isFlagged).length, some.length);
  return {
    scans: outcomes.length,
    clean: shareOf(outcomes.filter(({ isCleanFlagged }) => isCleanFlagged).length, outcomes.length),
    corrupted: share(outcomes),
    kinds: CORRUPTIONS.map(({ id, title }) => ({
      id,
      title,
      flagged: share(outcomes.filter((outcome) => outcome.id === id)),
    })),
  };
}

function isTakenForUnsound(scan: Parameters<typeof judgeScan>[0]): boolean {
  const { hindrances, doubts } = judgeScan(scan);
  return hindrances.length > 0 || doubts.some((doubt) => !OF_CARGO.includes(doubt));
}
