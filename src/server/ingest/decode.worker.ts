import { parentPort } from 'node:worker_threads';
import type { DecodeJob } from './decode-scan.ts';
import { packScan } from './pack-scan.ts';

parentPort?.on('message', async (job: DecodeJob) => {
  parentPort?.postMessage(await packScan(job));
});
