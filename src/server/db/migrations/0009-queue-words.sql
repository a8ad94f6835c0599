-- What a scan can be found by in the queue: container number plain and as painted, site, lane, route, goods, reasons.
alter table scans add column words text generated always as (lower(
  container_number || ' ' || left(container_number, 4) || ' ' || substr(container_number, 5, 6) || '-'
  || right(container_number, 1) || ' ' || coalesce(facts #>> '{sidecar,site}', '') || ' '
  || coalesce(facts #>> '{sidecar,lane}', '') || ' ' || coalesce(facts #>> '{sidecar,declaration,origin}', '') || ' '
  || coalesce(facts #>> '{sidecar,declaration,destination}', '') || ' '
  || coalesce(jsonb_path_query_array(facts, '$.sidecar.declaration.goods[*].description')::text, '') || ' '
  || coalesce(facts #>> '{sidecar,reasons}', '')
)) stored;
