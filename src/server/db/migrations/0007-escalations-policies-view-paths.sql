-- What an officer asked the seniors about a scan, and what was said. `record` is the whole.
create table escalations (
  scan_id text primary key references scans,
  asked_by text not null references officers,
  state text not null,
  decider text not null,
  record jsonb not null
);

-- By which rules scans are reviewed; the highest revision is in force.
create table review_policies (
  revision integer primary key,
  policy jsonb not null,
  reason text not null,
  set_at timestamptz not null,
  set_by text not null references officers
);

-- What an officer had on the screen while deciding. `path` is null once its time is over; the hash stays.
create table view_paths (
  id text primary key,
  scan_id text not null references scans,
  officer_id text not null references officers,
  attached_at timestamptz not null,
  sha256 text not null,
  path jsonb
);
create index view_paths_of_scan on view_paths (scan_id, attached_at);
create index view_paths_kept on view_paths (attached_at) where path is not null;

-- Photographs of an opened container, by content; regions say what was where.
create table examination_photos (
  id text primary key,
  scan_id text not null references scans,
  sha256 text not null,
  media_type text not null,
  bytes integer not null,
  caption text not null,
  attached_at timestamptz not null,
  attached_by text not null references officers
);
create index examination_photos_of_scan on examination_photos (scan_id, attached_at);
