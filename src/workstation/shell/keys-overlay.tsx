import { Modal } from '@mantine/core';
import { useEffect } from 'react';
import { t } from '../i18n/t.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useCommandRegistry } from './commands/commands.tsx';
import { KEY_MAP, type KeyBinding, type KeyGroup, keyLabel } from './commands/key-map.ts';
import classes from './keys-overlay.module.css';
import { useLetterKeys } from './use-letter-keys.ts';

const GROUPS: readonly KeyGroup[] = ['decision', 'findings', 'marking', 'moving', 'view', 'window', 'queue'];

/** All keys on one sheet, and the switch for those that one could press by accident. */
export function KeysOverlay({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const registry = useCommandRegistry();
  const letters = useLetterKeys();

  useEffect(() => (isOpen ? registry.suspend() : undefined), [isOpen, registry]);

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('keys.heading')}
      size={1280}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('keys.close') }}
      classNames={{ content: classes.sheet ?? '', header: classes.header ?? '', title: classes.title ?? '' }}
    >
      <div className={classes.groups}>
        {GROUPS.map((group) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.heading}>{t(`keys.group.${group}`)}</h3>
            <dl>
              {bindingsOf(group).map(({ label, keys }) => (
                <div key={label} className={classes.line}>
                  <dt>{t(label)}</dt>
                  <dd className={classes.keys}>
                    {keys.map((key) => (
                      <KeyCap key={key}>{keyLabel(key)}</KeyCap>
                    ))}
                    <span className={classes.spoken}>{keys.map(keyLabel).join(', ')}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={classes.notes}>
        <p>{t('keys.layout-note')}</p>
        <ActionButton isPressed={letters.areOn} onClick={letters.toggle}>
          {t('keys.letters')}: {t(letters.areOn ? 'keys.letters-on' : 'keys.letters-off')}
        </ActionButton>
        <p>{t('keys.letters-note')}</p>
      </div>
    </Modal>
  );
}

function bindingsOf(group: KeyGroup): readonly KeyBinding[] {
  return Object.values<KeyBinding>(KEY_MAP).filter((binding) => binding.group === group && binding.scope !== 'picker');
}
