-- Whose decisions these are: for who is a newcomer, for the figures of one officer, for what was done today.
create index reviews_decided_by on reviews ((record->'decision'->>'decidedBy'), decided_at desc) where phase = 'decided';
