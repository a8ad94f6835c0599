-- Two versions of one review that an officer left to a supervisor. `record` is the whole.
create table conflicts (
  id text primary key,
  scan_id text not null references scans,
  raised_at timestamptz not null,
  settled_at timestamptz,
  record jsonb not null
);
create index conflicts_by_time on conflicts (raised_at desc);
