import { NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { TrailRow } from '#contract/trail.ts';
import { AuditAction } from '#domain/audit/event.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import { problemOf } from '../../api/read.ts';
import { useBundledPack } from '../../api/use-pack.ts';
import { useTrail } from '../../api/use-trail.ts';
import { ChainBanner, ChainWord } from '../../features/chain/chain-word.tsx';
import { formatDayTime } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useCommands, useKeyOf } from '../../shell/commands/commands.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { useDetectorSettings } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { DataTable, TableRoom } from '../../ui/data-table.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ScreenHeader } from '../../ui/screen-header.tsx';
import classes from './trail.module.css';
import { queryOf } from './trail-query.ts';

const route = getRouteApi('/trail');
const COLUMNS = ['seq', 'time', 'action', 'actor', 'about', 'details', 'hash'] as const;

/** The audit trail, newest first: what happened, by whom, about what, each event with its seal. */
export function TrailScreen() {
  const keyOf = useKeyOf();
  const search = route.useSearch();
  const navigate = useNavigate();
  const query = queryOf(search);
  const trail = useTrail(query);
  const packs = usePackNames();
  const filter = useRef<HTMLInputElement>(null);
  const change = (next: typeof search) =>
    void navigate({ to: '/trail', search: (before) => ({ ...before, ...next }), replace: true });
  useTitle(t('title.trail'));
  useCommands({ filter: () => filter.current?.focus() });

  const pages = trail.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const [newest] = pages;
  return (
    <div className={classes.screen}>
      <ScreenHeader heading={t('trail.heading')}>
        <TextInput
          ref={filter}
          className={classes.filter ?? ''}
          size="xs"
          aria-label={t('trail.about')}
          placeholder={t('trail.about-hint')}
          defaultValue={search.about ?? ''}
          error={query === null}
          rightSection={<KeyCap>{keyOf('filter')}</KeyCap>}
          rightSectionPointerEvents="none"
          onBlur={(event) => change({ about: event.currentTarget.value.trim() || undefined })}
          onKeyDown={(event) => (event.key === 'Enter' || event.key === 'Escape') && event.currentTarget.blur()}
        />
        <NativeSelect
          size="xs"
          aria-label={t('trail.person')}
          value={search.person ?? ''}
          data={[
            { value: '', label: t('trail.everyone') },
            ...(newest?.officers ?? []).map(({ id, displayName }) => ({ value: id, label: displayName })),
          ]}
          onChange={(event) => change({ person: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          size="xs"
          aria-label={t('trail.pack')}
          value={search.pack ?? ''}
          data={[{ value: '', label: t('trail.every-pack') }, ...packs]}
          onChange={(event) => change({ pack: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          size="xs"
          aria-label={t('trail.action')}
          value={search.action ?? ''}
          data={[
            { value: '', label: t('trail.every-action') },
            ...AuditAction.options.map((action) => ({ value: action, label: t(`event.${action}`) })),
          ]}
          onChange={(event) => change({ action: (event.currentTarget.value || undefined) as typeof search.action })}
        />
        <ChainWord />
      </ScreenHeader>
      <ChainBanner />
      {query === null ? (
        <BlankState heading={t('trail.about-wrong')}>{t('trail.about-wrong-next')}</BlankState>
      ) : trail.isPending ? (
        <BlankState heading={t('trail.loading')} />
      ) : trail.isError && !trail.data ? (
        <BlankState
          isFault
          heading={t('trail.error')}
          actions={<ActionButton onClick={() => void trail.refetch()}>{t('queue.retry')}</ActionButton>}
        >
          {problemText(problemOf(trail.error))}
        </BlankState>
      ) : rows.length === 0 ? (
        <BlankState heading={t('trail.empty')}>{t('trail.empty-next')}</BlankState>
      ) : (
        <TableRoom>
          <DataTable
            isDense
            label={t('trail.table')}
            columns={COLUMNS.map((id) => ({
              id,
              heading: t(`trail.column.${id}`),
              grows: id === 'details',
              ...(id === 'seq' ? { align: 'end' } : {}),
            }))}
          >
            <tbody>
              {rows.map((row) => (
                <TrailLine key={row.seq} row={row} />
              ))}
            </tbody>
          </DataTable>
          {trail.hasNextPage && (
            <div className={classes.more}>
              <ActionButton isDisabled={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
                {t('trail.more')}
              </ActionButton>
            </div>
          )}
        </TableRoom>
      )}
    </div>
  );
}

function TrailLine({ row }: { row: TrailRow }) {
  const [isOpen, setOpen] = useState(false);
  const { seq, serverAt, action, actor, actorId, scanId, container, hash, previousHash, sealed, details } = row;
  const text = JSON.stringify(details);
  return (
    <>
      <tr data-seq={seq} data-chosen={isOpen || undefined}>
        <td data-align="end">
          <button type="button" className={classes.seq} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {seq}
          </button>
        </td>
        <td>{formatDayTime(serverAt)}</td>
        <th scope="row">{t(`event.${action}`)}</th>
        <td>{actor ?? actorId ?? t('record.server-actor')}</td>
        <td>
          {scanId && container ? (
            <Link className={classes.link} to="/records/$scanId" params={{ scanId }}>
              {displayContainerNumber(container)}
            </Link>
          ) : (
            '–'
          )}
        </td>
        <td data-grows title={text}>
          <code className={classes.code}>{text === '{}' ? '' : text}</code>
        </td>
        <td>
          <code className={classes.code} title={hash}>
            {hash.slice(0, 12)}
          </code>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={COLUMNS.length} className={classes.sealed}>
            <pre>{`${t('trail.before')}  ${previousHash}\n${t('trail.sealed')}  ${sealed}\n${t('trail.hash')}  ${hash}`}</pre>
          </td>
        </tr>
      )}
    </>
  );
}

/** Every pack that a report of this service may name. */
function usePackNames() {
  const { packs } = useDetectorSettings();
  const { data: bundled } = useBundledPack();
  const known = [
    ...(bundled ? [{ packId: bundled.id, version: bundled.version }] : []),
    ...packs.map(({ packId, version }) => ({ packId, version })),
  ];
  return [...new Set(known.map(({ packId, version }) => `${packId} ${version}`))];
}
