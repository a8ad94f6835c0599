import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { repairedRows } from '../../canvas/view.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { LevelChart } from './level-chart.tsx';
import { Setting } from './setting.tsx';
import { viewActs } from './view-acts.ts';
import classes from './view-bar.module.css';

const AREA_LOOKS = ['local-contrast', 'edges', 'sharpen', 'denoise', 'repair-rows'] as const;

/** What is done to the picture, one key each; nothing of it when a scan opens. */
export const LookBar = memo(function LookBar({ view }: { view: ViewStore }) {
  const transfer = useStore(view, (state) => state.transfer);
  const look = useStore(view, (state) => state.look);
  const tool = useStore(view, (state) => state.tool);
  const repaired = useStore(view, (state) => (state.look['repair-rows'].on ? repairedRows(state).length : null));
  const hasTwo = useStore(view, (state) => state.planes?.energies != null);
  const { shown, withoutWalls } = look.material;
  const keyOf = useKeyOf();
  const acts = useMemo(() => viewActs(view), [view]);
  const { exponent } = look.gamma;
  const penetration = look.penetration.view;

  return (
    <div className={classes.lookBar} role="toolbar" aria-label={t('look.label')}>
      <LevelChart view={view} />
      <Setting command="window-view" onPress={acts['window-view']}>
        {t('look.window-view')}
      </Setting>
      <Setting command="window-region" isPressed={tool === 'region'} onPress={acts['window-region']}>
        {t('look.window-region')}
      </Setting>
      <Setting command="transfer" onPress={acts.transfer}>
        {t(`look.transfer.${transfer}`)}
      </Setting>
      <Setting
        command="gamma-down"
        keyWord={`${keyOf('gamma-down')} ${keyOf('gamma-up')}`}
        isPressed={exponent !== 1}
        onPress={() => view.getState().setLook({ gamma: { exponent: 1 } })}
      >
        {t('look.gamma', { exponent })}
      </Setting>
      <Setting command="penetration-high" isPressed={penetration === 'high'} onPress={acts['penetration-high']}>
        {t('look.penetration.high')}
      </Setting>
      <Setting command="penetration-low" isPressed={penetration === 'low'} onPress={acts['penetration-low']}>
        {t('look.penetration.low')}
      </Setting>
      {AREA_LOOKS.map((id) => (
        <Setting key={id} command={id} isPressed={look[id].on} onPress={acts[id]}>
          {id === 'repair-rows' && look[id].on && repaired !== null
            ? t('look.rows-repaired', { count: repaired })
            : t(`look.${id}`)}
        </Setting>
      ))}
      {shown === 'off' && (
        <Setting command="colour" isPressed={look.colour.palette !== 'grey'} onPress={acts.colour}>
          {t(`look.palette.${look.colour.palette}`)}
        </Setting>
      )}
      {hasTwo && (
        <Setting command="material" isPressed={shown !== 'off'} onPress={acts.material}>
          {t('look.material')}
        </Setting>
      )}
      {shown !== 'off' && (
        <Setting command="material-alone" isPressed={shown !== 'all'} onPress={acts['material-alone']}>
          {t(`look.material.${shown}`)}
        </Setting>
      )}
      {shown !== 'off' && (
        <Setting command="material-walls" isPressed={withoutWalls} onPress={acts['material-walls']}>
          {t('look.material-walls')}
        </Setting>
      )}
    </div>
  );
});
