-- What the yard found when it opened a container; the newest word on each.
create table examinations (
  scan_id text primary key references scans,
  result text not null,
  note text not null,
  recorded_at timestamptz not null,
  recorded_by text not null references officers
);
