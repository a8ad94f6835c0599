import { z } from 'zod';
import { AuditEvent } from '#domain/audit/event.ts';
import { ContainerNumber } from '#domain/container/container-number.ts';
import { Outcome } from '#domain/decision/decision.ts';
import { Escalation } from '#domain/escalation/escalation.ts';
import { Examination, ExaminationPhoto, ExaminationResult, FoundPlaces } from '#domain/examination/examination.ts';
import { Officer, OfficerId } from '#domain/officer/officer.ts';
import { ReturnProblem } from '#domain/review/return-decision.ts';
import { Review } from '#domain/review/review.ts';
import { ReviewMode } from '#domain/review-policy/case-terms.ts';
import { Scan, ScanId } from '#domain/scan/scan.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';

const scanParams = z.object({ scanId: ScanId });

export const RecordRow = z.object({
  scanId: ScanId,
  containerNumber: ContainerNumber,
  decidedAt: Instant,
  decidedBy: z.string(),
  outcome: Outcome,
  /** Null where the officer was shown both views at once. */
  firstVerdict: z.enum(['clear', 'hold']).nullable(),
  detection: z.enum(['done', 'failed', 'cannot-judge', 'not-available', 'late']).nullable(),
  mode: ReviewMode,
  confirmed: z.number().int(),
  rejected: z.number().int(),
  annotations: z.number().int(),
  /** How often the decision was returned, and whether it still waits to be made anew. */
  returns: z.number().int(),
  isReturned: z.boolean(),
});
export type RecordRow = z.infer<typeof RecordRow>;

/** The decided scans and those whose decision was returned, newest first, at most 200; without those that the caller is to read blind first. */
export const seeRecords = route({
  method: 'GET',
  path: '/api/records',
  params: noParams,
  body: noBody,
  reply: z.object({ rows: z.array(RecordRow), withheld: z.number().int() }),
  problems: [],
});

/** One scan with everything that was done about it, as it is exported too. */
export const CaseRecord = z.object({
  format: z.literal('gantry-case-record'),
  formatVersion: z.literal(1),
  scan: Scan,
  review: Review,
  /** What the yard found; null while nobody has said. */
  examination: Examination.nullable().default(null),
  examinationPhotos: z.array(ExaminationPhoto).default([]),
  /** What seniors were asked and said; null while nobody asked. */
  escalation: Escalation.nullable().default(null),
  /** What officers had on the screen, by its hash; the paths themselves are shown by `openViewPaths`. */
  viewPaths: z
    .array(z.object({ officerId: OfficerId, attachedAt: Instant, sha256: z.string(), isErased: z.boolean() }))
    .default([]),
  officers: z.array(Officer),
  events: z.array(AuditEvent),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

export const seeRecord = route({
  method: 'GET',
  path: '/api/records/:scanId',
  params: scanParams,
  body: noBody,
  reply: CaseRecord,
  /** The caller is to read the scan blind first. */
  problems: ['reread-pending'],
});

/** The same, as a file, with an event in the trail. */
export const exportRecord = route({
  method: 'POST',
  path: '/api/records/:scanId/export',
  params: scanParams,
  body: z.object({}),
  reply: CaseRecord,
  problems: ['reread-pending'],
});

/** Gives a decision that stands back to the officer who made it; see `returnDecision`. */
export const returnToOfficer = route({
  method: 'POST',
  path: '/api/records/return',
  params: noParams,
  body: z.object({
    commandId: z.uuid(),
    deviceAt: Instant,
    scanId: ScanId,
    reason: z.string().trim().min(3).max(500),
  }),
  reply: z.object({ keptUntil: Instant }),
  problems: [...ReturnProblem.options, 'reread-pending'],
});

/** Formats in which others can read a case. Each says in a place of its own what it cannot carry. */
export const ExportFormat = z.enum(['report', 'web-annotation', 'tdr-machine', 'tdr-operator', 'tdr-aggregate']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** How files of a format end. */
export const EXPORT_SUFFIX = {
  report: 'pdf',
  'web-annotation': 'jsonld',
  'tdr-machine': 'dcs',
  'tdr-operator': 'dcs',
  'tdr-aggregate': 'dcs',
} as const satisfies Record<ExportFormat, string>;

/** POST. A case in one of these formats, with an event in the trail; `not-found` where it has nothing to say yet. */
export const EXPORT_PATH = '/api/records/:scanId/exports/:format';

/** What the yard found in the container. May be said again; the newest word counts. */
export const recordExamination = route({
  method: 'POST',
  path: '/api/records/examination',
  params: noParams,
  body: z.object({
    commandId: z.uuid(),
    deviceAt: Instant,
    scanId: ScanId,
    result: ExaminationResult,
    note: z.string().trim().max(500),
    places: FoundPlaces.default([]),
  }),
  reply: z.object({}),
  problems: ['not-decided', 'reread-pending'],
});
