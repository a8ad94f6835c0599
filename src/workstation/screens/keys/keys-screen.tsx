import { useSyncExternalStore } from 'react';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { usePreferences, useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { HeaderActs, HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import { KeyRow } from './key-row.tsx';
import classes from './keys-screen.module.css';
import { MouseSection } from './mouse-section.tsx';
import { useKeyDraft } from './use-key-draft.ts';

/** The officer's own keys. Nothing counts before it is saved, and nothing is saved while a key means two things. */
export function KeysScreen() {
  const draft = useKeyDraft();
  useTitle(t('title.keys'));

  return (
    <div className={classes.screen}>
      <ScreenHeader heading={t('change-keys.heading')}>
        <HeaderNote>{t('change-keys.counts', { count: draft.changedCount })}</HeaderNote>
        <SavedWord isDirty={draft.isDirty} />
        <HeaderActs>
          <ActionButton isDisabled={draft.changedCount === 0} onClick={draft.makeAllUsual}>
            {t('change-keys.all-usual')}
          </ActionButton>
          <ActionButton isDisabled={!draft.isDirty} onClick={draft.discard}>
            {t('change-keys.discard')}
          </ActionButton>
          <ActionButton isPrimary isDisabled={!draft.isDirty || draft.conflictCount > 0} onClick={draft.save}>
            {t('change-keys.save')}
          </ActionButton>
        </HeaderActs>
      </ScreenHeader>
      {draft.conflictCount > 0 && (
        <Banner tone="warn" heading={t('change-keys.conflicts', { count: Math.ceil(draft.conflictCount) })} />
      )}
      <div className={classes.body}>
        <SingleKeys />
        <div className={classes.groups}>
          <MouseSection />
          {draft.groups.map(({ group, lines }) => (
            <section key={group} className={classes.group}>
              <h2 className={classes.heading}>{t(`keys.group.${group}`)}</h2>
              <ul>
                {lines.map((line) => (
                  <KeyRow key={line.id} line={line} draft={draft} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}

function SavedWord({ isDirty }: { isDirty: boolean }) {
  const { preferences } = useWorkstation();
  const isSent = useSyncExternalStore(preferences.subscribe, preferences.isSent);
  return (
    <p className={classes.saved} role="status">
      {isDirty ? '' : t(isSent ? 'change-keys.note' : 'change-keys.unsent')}
    </p>
  );
}

/** The master switch for keys that could be spoken or struck by accident (WCAG 2.1.4). */
function SingleKeys() {
  const { preferences } = useWorkstation();
  const { singleKeys } = usePreferences();
  return (
    <div className={classes.single}>
      <ActionButton isPressed={singleKeys} onClick={() => preferences.change({ singleKeys: !singleKeys })}>
        {t('change-keys.letters')}: {t(singleKeys ? 'change-keys.letters-on' : 'change-keys.letters-off')}
      </ActionButton>
      <p>{t('change-keys.letters-note')}</p>
      <p>{t('keys.layout-note')}</p>
    </div>
  );
}
