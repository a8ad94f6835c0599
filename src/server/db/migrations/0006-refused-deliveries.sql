-- Deliveries that were not taken, with what they brought; the newest within the bounds of ingest/limits.ts.
create table refused_deliveries (
  id text primary key,
  -- By what the same delivery, refused again for the same reason, is known.
  content_key text not null unique,
  refused_at timestamptz not null,
  times integer not null,
  way text not null,
  sender_id text references officers,
  refusal json not null,
  files json not null
);
