-- Where in the picture the yard found something.
alter table examinations add column places jsonb not null default '[]';
-- The same photograph is attached to a scan once.
create unique index examination_photos_once on examination_photos (scan_id, sha256);
