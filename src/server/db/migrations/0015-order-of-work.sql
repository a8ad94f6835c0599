-- What the order of work goes by stands with the reviews, so that an index holds each stretch of it
-- (server/commands/work-order.ts), however many scans wait or are decided.
alter table reviews add column arrived_at timestamptz;
alter table reviews add column risk_score double precision;
update reviews set arrived_at = scans.arrived_at, risk_score = scans.risk_score from scans where scans.id = reviews.scan_id;
alter table reviews alter column arrived_at set not null;
alter table reviews alter column risk_score set not null;
alter table scans drop column risk_score;

drop index reviews_waiting;
create index reviews_waiting_by_age on reviews (arrived_at, scan_id) where phase <> 'decided';
create index reviews_waiting_by_risk on reviews ((-risk_score), arrived_at, scan_id) where phase <> 'decided';
create index reviews_kept on reviews (reserved_for) where reserved_for is not null;
