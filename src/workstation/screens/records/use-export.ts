import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseRecord, exportRecord } from '#contract/record.ts';
import { call } from '../../api/call.ts';
import { fetchBundle } from '../../api/fetch-bundle.ts';
import { RECORDS_KEY } from '../../api/use-records.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** Hands the record out as a file. The server writes the export into the trail. */
export function useExport({ scan }: CaseRecord) {
  const { clock } = useWorkstation();
  const queryClient = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [doneAtMs, setDoneAtMs] = useState<number | null>(null);

  async function run(): Promise<void> {
    setRunning(true);
    const answer = await call(exportRecord, { params: { scanId: scan.id }, body: {} });
    setRunning(false);
    if (answer.kind !== 'ok') return setProblem(answer.kind === 'refused' ? answer.problem : answer.kind);

    saveFile(`${scan.containerNumber}-${scan.id}.json`, JSON.stringify(answer.value, null, 2));
    setProblem(null);
    setDoneAtMs(clock.nowMs());
    await queryClient.invalidateQueries({ queryKey: [...RECORDS_KEY, scan.id] });
  }

  async function bundle(): Promise<void> {
    setRunning(true);
    const answer = await fetchBundle(scan.id);
    setRunning(false);
    if (!answer.ok) return setProblem(answer.problem);

    saveFile(`${scan.containerNumber}-${scan.id}.zip`, answer.value);
    setProblem(null);
    setDoneAtMs(clock.nowMs());
    await queryClient.invalidateQueries({ queryKey: [...RECORDS_KEY, scan.id] });
  }

  return { isRunning, problem, doneAtMs, run: () => void run(), bundle: () => void bundle() };
}
