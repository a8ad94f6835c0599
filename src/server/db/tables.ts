import type { ColumnType, Generated } from 'kysely';
import type { CalibrationVersion } from '#contract/calibrations.ts';
import type { RefusedFile } from '#contract/refused-deliveries.ts';
import type { ModelPackManifest } from '#detection/pack/manifest.ts';
import type { ImageBox } from '#domain/annotation/space.ts';
import type { Reread, RereadState } from '#domain/audit-round/reread.ts';
import type { SamplePlan } from '#domain/audit-round/sample-plan.ts';
import type { ScannerCalibration } from '#domain/calibration/scanner-calibration.ts';
import type { WedgeStep } from '#domain/calibration/wedge-step.ts';
import type { Conflict } from '#domain/conflict/conflict.ts';
import type { Escalation, EscalationState } from '#domain/escalation/escalation.ts';
import type { ExaminationResult } from '#domain/examination/examination.ts';
import type { SelfTestOutcome } from '#domain/model-pack/self-test.ts';
import type { OfficerId, Role } from '#domain/officer/officer.ts';
import type { PreferencesChange } from '#domain/officer/preferences.ts';
import type { Review } from '#domain/review/review.ts';
import type { EscalationDecider } from '#domain/review-policy/case-terms.ts';
import type { ReviewPolicy } from '#domain/review-policy/review-policy.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { RuleTerms } from '#domain/targeting/targeting-rule.ts';
import type { ViewPath } from '#domain/view-path/view-path.ts';
import type { Sender } from '../ingest/delivery.ts';
import type { Refusal } from '../ingest/refusal.ts';

/** Written as text, because the driver takes an array for one of PostgreSQL's. */
type Json<Value> = ColumnType<Value, string, string>;

/** Content addresses (SHA-256) of what is kept of one scan. */
export interface ScanFiles {
  /** As delivered: one file with all planes, one for each plane, or one for each slice in their order. */
  readonly originals: readonly { readonly sha256: string; readonly bytes: number; readonly mediaType: string }[];
  /** Packed planes, in the order of the sidecar. */
  readonly planes: readonly string[];
  readonly preview: string;
  /** Threat detection reports as delivered; absent where none came. */
  readonly reports?: readonly { readonly sha256: string; readonly bytes: number }[];
}

/** Content addresses of a model pack's files, by the names that its manifest gives them. */
export type PackFiles = Readonly<Record<string, string>>;

export interface StoredSelfTest {
  readonly outcome: SelfTestOutcome;
  readonly testedAt: string;
  readonly testedBy: OfficerId;
}

export interface Tables {
  officers: {
    id: string;
    username: string;
    display_name: string;
    role: Role;
    password_hash: string;
    created_at: string;
  };
  officer_preferences: { officer_id: string; preferences: Json<PreferencesChange> };
  sessions: { token_sha256: string; officer_id: string; created_at: string; expires_at: string };
  scans: {
    id: string;
    container_number: string;
    arrived_at: string;
    image_key: string;
    exposure_key: string;
    files: Json<ScanFiles>;
    facts: Json<Scan>;
    words: Generated<string>;
  };
  deliveries: { delivery_key: string; scan_id: string; sidecar: Json<ScanSidecar>; received_at: string };
  refused_deliveries: {
    id: string;
    content_key: string;
    refused_at: string;
    times: number;
    way: Sender['way'];
    sender_id: string | null;
    refusal: Json<Refusal>;
    files: Json<readonly RefusedFile[]>;
  };
  reviews: {
    scan_id: string;
    revision: number;
    phase: Review['phase'];
    round: number;
    lease_id: string | null;
    lease_officer_id: string | null;
    lease_expires_at: string | null;
    handed_over_by: string | null;
    decided_at: string | null;
    reserved_for: string | null;
    reserved_until: string | null;
    returned_at: string | null;
    arrived_at: string;
    risk_score: number;
    record: Json<Review>;
  };
  model_packs: {
    sha256: string;
    pack_id: string;
    version: string;
    manifest: Json<ModelPackManifest>;
    files: Json<PackFiles>;
    operators: Json<readonly string[]>;
    installed_at: string;
    installed_by: string;
    self_test: Json<StoredSelfTest> | null;
  };
  pack_choices: { site: string | null; pack_sha256: string | null; chosen_at: string; chosen_by: string };
  targeting_rules: {
    id: string;
    terms: Json<RuleTerms>;
    reason: string;
    set_at: string;
    set_by: string;
    expires_at: string;
    ended_at: string | null;
    ended_by: string | null;
  };
  audit_rounds: { id: string; plan: Json<SamplePlan>; drawn_at: string; drawn_by: string; candidates: number };
  rereads: {
    round_id: string;
    scan_id: string;
    reader_id: string;
    position: number;
    state: RereadState;
    record: Json<Reread>;
  };
  examinations: {
    scan_id: string;
    result: ExaminationResult;
    note: string;
    places: Json<readonly ImageBox[]>;
    recorded_at: string;
    recorded_by: string;
  };
  escalations: {
    scan_id: string;
    asked_by: string;
    state: EscalationState;
    decider: EscalationDecider;
    record: Json<Escalation>;
  };
  conflicts: {
    id: string;
    scan_id: string;
    raised_at: string;
    settled_at: string | null;
    record: Json<Conflict>;
  };
  view_paths: {
    id: string;
    scan_id: string;
    officer_id: string;
    attached_at: string;
    sha256: string;
    path: Json<ViewPath> | null;
  };
  review_policies: {
    revision: number;
    policy: Json<ReviewPolicy>;
    reason: string;
    set_at: string;
    set_by: string;
  };
  scanner_calibrations: {
    site: string;
    lane: string;
    serial: string;
    high_mev: number;
    low_mev: number;
    version: number;
    calibration: Json<ScannerCalibration> | null;
    restored: number | null;
    fits: Json<CalibrationVersion['fits']>;
    steps: Json<readonly WedgeStep[]>;
    reason: string;
    set_at: string;
    set_by: string;
  };
  examination_photos: {
    id: string;
    scan_id: string;
    sha256: string;
    media_type: string;
    bytes: number;
    caption: string;
    attached_at: string;
    attached_by: string;
  };
  openings: { scan_id: string; officer_id: string };
  receipts: {
    command_id: string;
    officer_id: string;
    fingerprint: string;
    status: number | null;
    answer: Json<unknown> | null;
    created_at: string;
  };
  seeds: { name: string; planted_at: string };
  audit_events: {
    seq: number;
    server_at: string;
    action: string;
    actor_id: string | null;
    scan_id: string | null;
    previous_hash: string;
    hash: string;
    sealed: string;
  };
  audit_head: { is_only: boolean; seq: number; server_at: string; hash: string };
  migrations: { name: string; sha256: string; applied_at: string };
}
