alter table reviews
  -- Whom a waiting scan is kept for, and until when nobody else gets it.
  add column reserved_for text references officers,
  add column reserved_until timestamptz,
  -- Since when a returned decision waits to be made anew.
  add column returned_at timestamptz;
create index reviews_returned on reviews (returned_at desc) where returned_at is not null;
