import { useEffect, useRef, useState } from 'react';
import type { ImageBox } from '#domain/annotation/space.ts';
import type { Plane } from '#imaging/plane.ts';
import type { StepsJob, StepsReply } from './steps-protocol.ts';

/** What the boxes hold, read in a worker; empty until the readings of just these boxes have come. */
export function useStepReadings(
  planes: { readonly high: Plane; readonly low: Plane | null } | null,
  boxes: readonly ImageBox[],
): StepsReply['readings'] {
  const worker = useRef<Worker | null>(null);
  const newest = useRef({ id: 0, key: '[]' });
  const [read, setRead] = useState<{ readonly key: string; readonly readings: StepsReply['readings'] }>(NOTHING);
  const key = JSON.stringify(boxes);

  useEffect(() => {
    if (!planes?.low) return;
    const { high, low } = planes;
    const made = new Worker(new URL('./steps.worker.ts', import.meta.url), { type: 'module', name: 'calibration' });
    made.addEventListener('message', ({ data }: MessageEvent<StepsReply>) => {
      if (data.id === newest.current.id) setRead({ key: newest.current.key, readings: data.readings });
    });
    made.postMessage({ id: 0, planes: { high, low }, parts: [] } satisfies StepsJob);
    worker.current = made;
    return () => {
      made.terminate();
      worker.current = null;
      setRead(NOTHING);
    };
  }, [planes]);

  useEffect(() => {
    if (!planes || !worker.current) return;
    newest.current = { id: newest.current.id + 1, key };
    const parts = (JSON.parse(key) as readonly ImageBox[]).map(({ x, y, width, height }) => ({
      x: Math.round(x),
      y: Math.round(y),
      width: Math.max(1, Math.round(width)),
      height: Math.max(1, Math.round(height)),
    }));
    worker.current.postMessage({ id: newest.current.id, parts } satisfies StepsJob);
  }, [planes, key]);

  return read.key === key ? read.readings : NOTHING.readings;
}

const NOTHING = { key: '[]', readings: [] };
