import { type DragEvent, useRef, useState } from 'react';
import type { PackRef } from '#domain/model-pack/pack-choice.ts';
import { problemOf } from '../../api/read.ts';
import { useModelPacks } from '../../api/use-model-packs.ts';
import { useBundledPack } from '../../api/use-pack.ts';
import { FindingsExport } from '../../features/findings-export/findings-export.tsx';
import { ToldBanner } from '../../features/told/told-banner.tsx';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { TableRoom } from '../../ui/data-table.tsx';
import { HeaderActs, HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import classes from './administration.module.css';
import { PackDetails } from './pack-details.tsx';
import { neighbourPack, packRows } from './pack-rows.ts';
import { PackTable } from './pack-table.tsx';
import { SitePacks } from './site-packs.tsx';
import { type PackActs, usePackActs } from './use-pack-acts.ts';

/** Which detectors there are, what they are made of, and which of them judges the scans of which site. */
export function ModelPacksScreen() {
  const packs = useModelPacks();
  const bundled = useBundledPack();
  const [chosenRef, setChosen] = useState<PackRef>('bundled');
  const acts = usePackActs(setChosen);
  const files = useRef<HTMLInputElement>(null);
  useTitle(t('title.model-packs'));

  const rows = packRows(bundled.data, packs.data?.packs ?? [], packs.data?.active ?? []);
  const chosen = rows.find(({ ref }) => ref === chosenRef) ?? null;
  const hasOwnChoices = packs.data?.active.some(({ site }) => site !== null) ?? false;
  const others = t(hasOwnChoices ? 'packs.all-others' : 'packs.all-sites');
  const step = (by: 1 | -1) => setChosen((before) => neighbourPack(rows, before, by) ?? before);
  useCommands({ 'row-up': () => step(-1), 'row-down': () => step(1) });

  return (
    <div className={classes.screen} {...dropOf(acts)}>
      <ScreenHeader heading={t('packs.heading')}>
        <HeaderNote>{packs.data && t('packs.counts', { count: packs.data.packs.length })}</HeaderNote>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          accept=".json,.onnx"
          aria-label={t('packs.files')}
          onChange={(event) => {
            acts.install([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <HeaderActs>
          <FindingsExport />
          <ActionButton isPrimary isDisabled={acts.busy !== null} onClick={() => files.current?.click()}>
            {t('packs.install')}
          </ActionButton>
        </HeaderActs>
      </ScreenHeader>
      <div className={classes.main}>
        <PackWords acts={acts} />
        {packs.data ? (
          <TableRoom>
            <PackTable rows={rows} chosen={chosenRef} others={others} onChoose={setChosen} />
            <p className={classes.drop}>
              {t('packs.drop')} <strong>{t('packs.drop-files')}</strong>
            </p>
            <SitePacks rows={rows} active={packs.data.active} others={others} acts={acts} />
          </TableRoom>
        ) : packs.isError ? (
          <BlankState
            isFault
            heading={t('packs.error')}
            actions={<ActionButton onClick={() => void packs.refetch()}>{t('queue.retry')}</ActionButton>}
          >
            {problemText(problemOf(packs.error))}
          </BlankState>
        ) : (
          <BlankState heading={t('packs.loading')} />
        )}
      </div>
      <aside className={classes.side} aria-label={t('packs.side')}>
        {chosen && packs.data && (
          <PackDetails key={chosen.ref} row={chosen} sites={packs.data.sites} others={others} acts={acts} />
        )}
      </aside>
    </div>
  );
}

function PackWords({ acts: { told, busy, dismiss } }: { acts: PackActs }) {
  if (busy !== null) return <Banner tone="info" heading={busy} />;
  return <ToldBanner told={told} onDismiss={dismiss} />;
}

/** The whole screen takes dropped files: the browser would otherwise open them in place of it. */
function dropOf(acts: PackActs) {
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      const dropped = [...event.dataTransfer.files];
      if (dropped.length > 0) acts.install(dropped);
    },
  };
}
