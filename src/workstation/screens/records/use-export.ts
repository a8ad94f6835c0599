import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fail, ok, type Result } from '#base/result.ts';
import { type CaseRecord, EXPORT_PATH, EXPORT_SUFFIX, type ExportFormat, exportRecord } from '#contract/record.ts';
import { BUNDLE_PATH } from '#contract/transfers.ts';
import { call, pathOf } from '../../api/call.ts';
import { fetchFile } from '../../api/fetch-file.ts';
import { RECORDS_KEY } from '../../api/use-records.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** Hands the case out in a format, or as a bundle. The server writes each into the trail. */
export function useExport({ scan }: CaseRecord) {
  const { clock } = useWorkstation();
  const queryClient = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [doneAtMs, setDoneAtMs] = useState<number | null>(null);

  async function handOut(extension: string, made: () => Promise<Result<string | Blob, string>>): Promise<void> {
    setRunning(true);
    const answer = await made();
    setRunning(false);
    if (!answer.ok) return setProblem(answer.problem);

    saveFile(`${scan.containerNumber}-${scan.id}.${extension}`, answer.value);
    setProblem(null);
    setDoneAtMs(clock.nowMs());
    await queryClient.invalidateQueries({ queryKey: [...RECORDS_KEY, scan.id] });
  }

  function handOutAs(format: ExportFormat): Promise<void> {
    const path = pathOf(EXPORT_PATH, { scanId: scan.id, format });
    return handOut(`${format}.${EXPORT_SUFFIX[format]}`, () => fetchFile(path));
  }

  async function recordText(): Promise<Result<string, string>> {
    const answer = await call(exportRecord, { params: { scanId: scan.id }, body: {} });
    if (answer.kind === 'ok') return ok(JSON.stringify(answer.value, null, 2));
    return fail(answer.kind === 'refused' ? answer.problem : answer.kind);
  }

  return {
    isRunning,
    problem,
    doneAtMs,
    run: (format: 'json' | ExportFormat) => void (format === 'json' ? handOut('json', recordText) : handOutAs(format)),
    bundle: () => void handOut('zip', () => fetchFile(pathOf(BUNDLE_PATH, { scanId: scan.id }))),
  };
}
