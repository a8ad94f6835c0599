import { useState } from 'react';
import { REFUSED_FILE_PATH, type RefusedDelivery, type RefusedFile } from '#contract/refused-deliveries.ts';
import { pathOf } from '../../api/call.ts';
import { fetchFile } from '../../api/fetch-file.ts';
import { notDone, type Told } from '../../features/told/told.ts';
import { saveFile } from '../../ui/save-file.ts';

/** Hands out a file of a refused delivery as it came. The server writes it into the trail. */
export function useRefusedFile() {
  const [isRunning, setRunning] = useState(false);
  const [told, setTold] = useState<Told | null>(null);

  async function take({ id }: RefusedDelivery, { part }: RefusedFile): Promise<void> {
    setRunning(true);
    const answer = await fetchFile(pathOf(REFUSED_FILE_PATH, { refusedId: id, part }));
    setRunning(false);
    setTold(answer.ok ? null : notDone({ kind: 'refused', problem: answer.problem }));
    if (answer.ok) saveFile(`${id}-${part}`, answer.value, 'application/octet-stream');
  }

  return {
    isRunning,
    told,
    dismiss: () => setTold(null),
    take: (delivery: RefusedDelivery, file: RefusedFile) => void take(delivery, file),
  };
}
