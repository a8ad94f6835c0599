-- How the curves of a scanner were measured, version by version; a scan has the highest that was set before it was
-- taken. `calibration` is null where the built-in curves were put in force again.
create table scanner_calibrations (
  site text not null,
  lane text not null,
  serial text not null,
  high_mev double precision not null,
  low_mev double precision not null,
  version integer not null,
  calibration jsonb,
  restored integer,
  fits jsonb not null,
  steps jsonb not null,
  reason text not null,
  set_at timestamptz not null,
  set_by text not null references officers,
  primary key (site, lane, serial, high_mev, low_mev, version)
);

create index wedge_scans on scans (arrived_at) where facts->'sidecar'->>'purpose' = 'calibration';
