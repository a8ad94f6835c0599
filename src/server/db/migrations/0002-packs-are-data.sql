create table model_packs (
  -- Of the manifest, which names the hashes of the other files: the identity of the whole pack.
  sha256 text primary key,
  pack_id text not null,
  version text not null,
  manifest jsonb not null,
  -- Content addresses by file name.
  files jsonb not null,
  operators jsonb not null,
  installed_at timestamptz not null,
  installed_by text not null references officers,
  -- The newest: outcome, when and by whom. Null until one has run.
  self_test jsonb,
  -- Reports name a pack by these two; they must not mean different things.
  unique (pack_id, version)
);

create table pack_choices (
  -- Null speaks for all sites without a choice of their own.
  site text unique nulls not distinct,
  -- Null is the pack that comes with the workstation.
  pack_sha256 text references model_packs,
  chosen_at timestamptz not null,
  chosen_by text not null references officers
);

create table targeting_rules (
  id text primary key,
  terms jsonb not null,
  reason text not null,
  set_at timestamptz not null,
  set_by text not null references officers,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by text references officers
);
create index targeting_rules_newest on targeting_rules (set_at desc);
