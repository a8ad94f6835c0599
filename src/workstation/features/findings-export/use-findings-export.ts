import { useState } from 'react';
import { exportFindings } from '#contract/coco.ts';
import { call } from '../../api/call.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { saveFile } from '../../ui/save-file.ts';

/** Hands out what officers decided as a file. The server writes the export into the trail. */
export function useFindingsExport() {
  const [isRunning, setRunning] = useState(false);
  const [told, setTold] = useState<string | null>(null);

  async function run(): Promise<void> {
    setRunning(true);
    setTold(null);
    const answer = await call(exportFindings, { params: {}, body: {} });
    setRunning(false);
    if (answer.kind !== 'ok') {
      const problem = answer.kind === 'refused' ? answer.problem : answer.kind;
      return setTold(problemText(problem === 'signed-out' ? 'not-signed-in' : problem));
    }
    const { info, images, annotations } = answer.value;
    saveFile(`findings-${info.date_created.slice(0, 10)}.coco.json`, JSON.stringify(answer.value));
    const done = t('findings-export.done', { scans: images.length, annotations: annotations.length });
    const leftOut = info.scans_left_out;
    setTold(leftOut > 0 ? `${done} ${t('findings-export.left-out', { leftOut })}` : done);
  }

  return { isRunning, told, run: () => void run() };
}
