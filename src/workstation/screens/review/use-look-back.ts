import { useState } from 'react';
import type { ScanId } from '#domain/scan/scan.ts';
import { useOwnDecisions } from '../../api/use-queue.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import { useDesk } from '../../state/workstation.tsx';
import { caseBefore, type OwnCase, ownCases } from './own-cases.ts';

export interface LookBack {
  /** The case that is looked at; null while the officer works. */
  readonly lookedAt: OwnCase | null;
  readonly hasEarlier: boolean;
  readonly back: () => void;
  readonly end: () => void;
}

/** Looking back at own cases of this shift, one by one, and returning to work. Nothing on the desk moves meanwhile. */
export function useLookBack(): LookBack {
  const recent = useDesk((state) => state.recent);
  const known = useOwnDecisions().data?.rows ?? [];
  const [wanted, setWanted] = useState<ScanId | null>(null);
  const cases = ownCases(recent, known);
  const before = caseBefore(cases, wanted);

  const lookedAt = cases.find(({ scanId }) => scanId === wanted) ?? null;
  const back = () => setWanted(before?.scanId ?? wanted);
  const end = () => setWanted(null);
  useCommands({
    'look-back': { run: back, isEnabled: () => before !== null },
    'look-return': { run: end, isEnabled: () => lookedAt !== null },
  });
  return { lookedAt, hasEarlier: before !== null, back, end };
}
