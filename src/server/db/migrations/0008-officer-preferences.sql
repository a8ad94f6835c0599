-- How each officer likes to work; no row for who never changed anything.
create table officer_preferences (
  officer_id text primary key references officers,
  preferences jsonb not null
);
