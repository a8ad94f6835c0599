import { createWorkQueue, type WorkQueue } from '../work-queue.ts';
import type { CaseMaterial } from './case-material.ts';
import type { PictureJob } from './picture-of.ts';

/** A case and the picture in it. */
export interface ReportJob {
  readonly material: CaseMaterial;
  readonly picture: PictureJob;
}

/** Draws the picture and sets the report outside the event loop. Gives the PDF. */
export type MakeReport = WorkQueue<ReportJob, Uint8Array>;

/** All filters over the largest picture take some seconds. */
const JOB_LIMIT_MS = 120_000;

export function createMakeReport(): MakeReport {
  return createWorkQueue(new URL('./report.worker.ts', import.meta.url), JOB_LIMIT_MS);
}
