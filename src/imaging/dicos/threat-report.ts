/*
 * A DICOS threat detection report (NEMA IIC 1, v02A and v03) as it is stored: what one machine or person claims of an object
 * that was scanned. Units are those of the standard; nothing is known here of scans.
 */

export const THREAT_REPORT_CLASS = '1.2.840.10008.5.1.4.1.1.501.3';

/** What a report is about: a picture by its class and instance. */
export interface InstanceReference {
  readonly classUid: string;
  readonly instanceUid: string;
}

/** A block of voxels: columns, rows and slices from the first one, and which of them belong to the object. */
export interface ThreatRegion {
  readonly base: Triple;
  readonly extents: Triple;
  /** A bit for each voxel of the block, columns fastest, from the lowest bit of each byte; empty where all count. */
  readonly bitmap: Uint8Array;
}

export type Triple = readonly [x: number, y: number, z: number];

export interface ThreatAssessment {
  /** `EXPLOSIVE`, `CONTRABAND`, `ANOMALY` and others. */
  readonly category: string;
  readonly description: string;
  /** `HIGH_THREAT`, `THREAT`, `NO_THREAT`, `UNKNOWN`. */
  readonly flag: string;
  /** `NO_INTERFERENCE`, `SHIELD` and others: what stood in the way of an assessment. */
  readonly ability: string;
  /** 0 to 1; null where none is given. */
  readonly probability: number | null;
}

export interface PotentialThreat {
  readonly id: number;
  readonly regions: readonly ThreatRegion[];
  /** Corners: voxels in a report on an X-ray picture, millimetres in one on a volume. */
  readonly polygon: readonly Triple[];
  readonly location: string;
  readonly assessments: readonly ThreatAssessment[];
  /** The objects of other reports that this one brings together. */
  readonly joins: readonly { readonly instanceUid: string; readonly id: number }[];
}

export interface ThreatReport {
  readonly instanceUid: string;
  /** `V02A`, `V03`; empty where it is not stated. */
  readonly version: string;
  /** `MACHINE`, `OPERATOR`, `GROUND TRUTH`, `AGGREGATE`, `MOD_AGGREGATE`, `UNDEFINED`. */
  readonly type: string;
  readonly maker: string;
  readonly model: string;
  readonly serial: string;
  /** Its maker, its version, and how it was set. */
  readonly algorithm: readonly string[];
  /** `ALARM`, `CLEAR`, `UNKNOWN`. */
  readonly decision: string;
  /** As DICOM writes date and time: `20261130201500.000000+0000`. */
  readonly decidedAt: string;
  /** Why no decision was reached, where it was given up; else empty. */
  readonly abortReasons: readonly string[];
  readonly about: readonly InstanceReference[];
  /** Free words about the report as a whole. */
  readonly comment: string;
  readonly threats: readonly PotentialThreat[];
}
