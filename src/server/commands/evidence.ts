import type { Review } from '#domain/review/review.ts';
import type { Transaction } from '../db/database.ts';

/**
 * What an act rested on: which picture by its hashes, which detector had spoken, by which targeting rules, and
 * which reports of other machines lay with it.
 */
export async function evidenceOf(
  tx: Transaction,
  { scanId, round, detection, machineReports = [] }: Review,
): Promise<Record<string, unknown>> {
  const { facts } = await tx.selectFrom('scans').select('facts').where('id', '=', scanId).executeTakeFirstOrThrow();
  const { originalSha256, planes } = facts;
  return {
    round,
    scan: { originalSha256, planes: planes.map(({ energy, samplesSha256 }) => ({ energy, samplesSha256 })) },
    detector:
      detection?.state === 'done'
        ? {
            packId: detection.packId,
            packVersion: detection.packVersion,
            modelSha256: detection.modelSha256,
            targeting: detection.targeting ?? [],
          }
        : null,
    machineReports: machineReports.map(({ sha256 }) => sha256),
  };
}
