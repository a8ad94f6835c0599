create table officers (
  id text primary key,
  username text not null unique,
  display_name text not null,
  role text not null,
  password_hash text not null,
  created_at timestamptz not null
);

create table sessions (
  -- Of the token, which only the officer's browser has.
  token_sha256 text primary key,
  officer_id text not null references officers,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_of_officer on sessions (officer_id);

create table scans (
  id text primary key,
  container_number text not null,
  arrived_at timestamptz not null,
  risk_score double precision not null,
  -- Hashes of the files as delivered: the same picture is never taken twice.
  image_key text not null unique,
  -- Container, instant and scanner: there is one picture of each exposure.
  exposure_key text not null unique,
  -- Content addresses of what is kept on disk: originals, packed planes, preview.
  files jsonb not null,
  facts jsonb not null
);

create table deliveries (
  -- Of image_key and sidecar: the same delivery is recognised however often it comes.
  delivery_key text primary key,
  scan_id text not null references scans,
  sidecar jsonb not null,
  received_at timestamptz not null
);
create index deliveries_of_scan on deliveries (scan_id);

-- What officers did about a scan. `record` is the whole; the columns repeat what queries need.
create table reviews (
  scan_id text primary key references scans,
  revision integer not null,
  phase text not null,
  round integer not null,
  lease_id text,
  lease_officer_id text references officers,
  lease_expires_at timestamptz,
  handed_over_by text references officers,
  decided_at timestamptz,
  record jsonb not null
);
create index reviews_waiting on reviews (scan_id) where phase <> 'decided';
create index reviews_decided on reviews (decided_at desc) where phase = 'decided';

-- Which officer has looked at which scan, so that the trail says so once.
create table openings (
  scan_id text not null references scans,
  officer_id text not null references officers,
  primary key (scan_id, officer_id)
);

-- What each command was answered, refusals too. `json`, not `jsonb`: a replay answers to the byte.
create table receipts (
  command_id uuid primary key,
  officer_id text not null references officers,
  fingerprint text not null,
  status integer,
  answer json,
  created_at timestamptz not null
);

create table seeds (
  name text primary key,
  planted_at timestamptz not null
);

create table audit_events (
  seq bigint primary key,
  server_at timestamptz not null,
  action text not null,
  actor_id text,
  scan_id text,
  previous_hash text not null,
  hash text not null,
  -- The exact text that was hashed. The columns above repeat it for queries; audit/verify.ts holds them against it.
  sealed text not null
);
create index audit_events_of_scan on audit_events (scan_id, seq) where scan_id is not null;

create table audit_head (
  is_only boolean primary key default true check (is_only),
  seq bigint not null,
  server_at timestamptz not null,
  hash text not null
);
insert into audit_head (seq, server_at, hash) values (0, '1970-01-01T00:00Z', repeat('0', 64));

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is append-only: % on % is refused', tg_op, tg_table_name;
end
$$;

create trigger audit_events_stay before update or delete on audit_events
  for each row execute function refuse_audit_change();
create trigger audit_events_are_not_emptied before truncate on audit_events
  for each statement execute function refuse_audit_change();
create trigger audit_head_stays before delete on audit_head
  for each row execute function refuse_audit_change();
create trigger audit_head_is_not_emptied before truncate on audit_head
  for each statement execute function refuse_audit_change();
create trigger audit_head_only_moves_on before update on audit_head
  for each row when (new.seq <> old.seq + 1) execute function refuse_audit_change();

-- The only way into the trail. The lock is held until the transaction ends, so that numbers have no gaps and the chain
-- one order; whoever holds it must not wait for another row lock.
create function append_audit_event(
  entry_action text, entry_actor_id text, entry_scan_id text, entry_device_at text, entry_details json
) returns bigint language plpgsql as $$
declare
  head audit_head%rowtype;
  sealed_at timestamptz;
  sealed_text text;
  sealed_hash text;
begin
  perform pg_advisory_xact_lock(7105412001);
  select * into strict head from audit_head for update;
  sealed_at := greatest(date_trunc('milliseconds', clock_timestamp()), head.server_at);
  sealed_text := concat(
    '{"seq":', head.seq + 1,
    ',"serverAt":"', to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"',
    ',"action":', to_json(entry_action),
    ',"actorId":', coalesce(to_json(entry_actor_id), 'null'),
    ',"scanId":', coalesce(to_json(entry_scan_id), 'null'),
    ',"deviceAt":', coalesce(to_json(entry_device_at), 'null'),
    ',"details":', entry_details, '}'
  );
  sealed_hash := encode(sha256(convert_to(head.hash || sealed_text, 'UTF8')), 'hex');
  insert into audit_events (seq, server_at, action, actor_id, scan_id, previous_hash, hash, sealed)
    values (head.seq + 1, sealed_at, entry_action, entry_actor_id, entry_scan_id, head.hash, sealed_hash, sealed_text);
  update audit_head set seq = head.seq + 1, server_at = sealed_at, hash = sealed_hash;
  return head.seq + 1;
end
$$;
