import { readStep } from '#imaging/calibration/read-step.ts';
import type { StepsJob, StepsReply } from './steps-protocol.ts';

let planes: StepsJob['planes'];

addEventListener('message', ({ data }: MessageEvent<StepsJob>) => {
  planes = data.planes ?? planes;
  if (!planes) return;
  const { high, low } = planes;
  const reply: StepsReply = { id: data.id, readings: data.parts.map((part) => readStep(high, low, part)) };
  postMessage(reply);
});
