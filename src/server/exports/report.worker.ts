import { parentPort } from 'node:worker_threads';
import type { ReportJob } from './make-report.ts';
import { pictureOf } from './picture-of.ts';
import { caseReport } from './report/case-report.ts';

parentPort?.on('message', async ({ material, picture }: ReportJob) => {
  parentPort?.postMessage(new Uint8Array(await caseReport(material, pictureOf(picture))));
});
