import type { CaseRecord } from '#contract/record.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { InstanceReference } from '#imaging/dicos/threat-report.ts';

/** What an export is made of, read in one moment. */
export interface CaseMaterial {
  readonly record: CaseRecord;
  readonly madeAt: Instant;
  /** The picture as its own files name it, a series by each slice; empty where they are no DICOM or DICOS files. */
  readonly instances: readonly InstanceReference[];
}

/** Classes have titles in their packs, which may be gone; their ids are words. */
export function classWords(classId: string): string {
  const words = classId.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function officerName({ officers }: CaseRecord, id: string): string {
  return officers.find((officer) => officer.id === id)?.displayName ?? id;
}
