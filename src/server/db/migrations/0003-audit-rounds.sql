create table audit_rounds (
  id text primary key,
  plan jsonb not null,
  drawn_at timestamptz not null,
  drawn_by text not null references officers,
  -- How many decided scans the sample was drawn from.
  candidates integer not null
);
create index audit_rounds_newest on audit_rounds (drawn_at desc);

-- Decided scans that the supervisor who drew the round looks at again. `record` is the whole.
create table rereads (
  round_id text not null references audit_rounds,
  scan_id text not null references scans,
  reader_id text not null references officers,
  position integer not null,
  state text not null,
  record jsonb not null,
  primary key (round_id, scan_id)
);
-- By which it is known what a supervisor must not see yet.
create index rereads_waiting on rereads (reader_id, scan_id) where state = 'waiting';
