import { Modal } from '@mantine/core';
import { useEffect } from 'react';
import type { Drag, Wheel } from '#domain/officer/mouse-map.ts';
import { t } from '../i18n/t.ts';
import { usePreferences } from '../state/workstation.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useCommandRegistry, useKeys } from './commands/commands.tsx';
import { BINDINGS, isRemappable, type KeyGroup, type Keys, keyLabel } from './commands/key-map.ts';
import classes from './keys-overlay.module.css';

const GROUPS: readonly KeyGroup[] = ['decision', 'findings', 'marking', 'moving', 'view', 'window', 'queue'];

interface KeysOverlayProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

/** All keys on one sheet, as this officer has them. */
export function KeysOverlay({ isOpen, onClose, onChange }: KeysOverlayProps) {
  const registry = useCommandRegistry();
  const keysOf = useKeys();
  const { singleKeys, mouse } = usePreferences();

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
      <div className={classes.notes}>
        <p>{t('keys.layout-note')}</p>
        <ActionButton onClick={onChange}>{t('keys.change')}</ActionButton>
        {!singleKeys && <p>{t('keys.letters-off')}</p>}
      </div>
      <div className={classes.groups}>
        <section className={classes.group}>
          <h3 className={classes.heading}>{t('keys.group.mouse')}</h3>
          <dl>
            {Object.entries({ ...mouse.drags, ...mouse.wheels }).map(([gesture, act]) => (
              <div key={gesture} className={classes.line}>
                <dt>{t(`mouse.gesture.${gesture as Drag | Wheel}`)}</dt>
                <dd>{t(`mouse.act.${act}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        {GROUPS.map((group) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.heading}>{t(`keys.group.${group}`)}</h3>
            <dl>
              {linesOf(group, keysOf).map(({ label, keys }) => (
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
    </Modal>
  );
}

function linesOf(group: KeyGroup, keysOf: Keys) {
  return BINDINGS.filter(
    ([id, binding]) => binding.group === group && isRemappable(binding) && keysOf[id].length > 0,
  ).map(([id, { label }]) => ({ label, keys: keysOf[id] }));
}
