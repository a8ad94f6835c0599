import type { ColumnType } from 'kysely';
import type { Role } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';

/** Written as text, because the driver takes an array for one of PostgreSQL's. */
type Json<Value> = ColumnType<Value, string, string>;

/** Content addresses (SHA-256) of what is kept of one scan. */
export interface ScanFiles {
  /** As delivered: one file with all planes, or one for each plane. */
  readonly originals: readonly { readonly sha256: string; readonly bytes: number; readonly mediaType: string }[];
  /** Packed planes, in the order of the sidecar. */
  readonly planes: readonly string[];
  readonly preview: string;
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
  sessions: { token_sha256: string; officer_id: string; created_at: string; expires_at: string };
  scans: {
    id: string;
    container_number: string;
    arrived_at: string;
    risk_score: number;
    image_key: string;
    exposure_key: string;
    files: Json<ScanFiles>;
    facts: Json<Scan>;
  };
  deliveries: { delivery_key: string; scan_id: string; sidecar: Json<ScanSidecar>; received_at: string };
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
    record: Json<Review>;
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
