import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '#base/result.ts';
import { DecodeFault } from '#imaging/decode/decode-fault.ts';
import { readThreatReport } from '#imaging/decode/dicom/read-threat-report.ts';
import type { ThreatReport } from '#imaging/dicos/threat-report.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import { type Refusal, refusal } from './refusal.ts';

export interface ReceivedReport {
  readonly staged: StagedFile;
  readonly report: ThreatReport;
}

export async function readReport(staged: StagedFile): Promise<Result<ReceivedReport, Refusal>> {
  try {
    return ok({ staged, report: readThreatReport(await readFile(staged.path)) });
  } catch (error) {
    if (!(error instanceof DecodeFault)) throw error;
    return fail(refusal('report-unreadable', 'report', error.message));
  }
}
