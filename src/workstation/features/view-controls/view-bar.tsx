import { useStore } from 'zustand';
import { PRESETS } from '../../canvas/model/presets.ts';
import { isAsStored, shownSlice, type View, type ViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import { Setting } from './setting.tsx';
import { MARKING, ToolSettings } from './tool-settings.tsx';
import classes from './view-bar.module.css';

const TOOLS = { ...MARKING, line: 'tool-measure' } as const;

/** How the scan is shown now, in words that press like the keys. */
export function ViewBar({ view, hasTools = false }: { view: ViewStore; hasTools?: boolean }) {
  const plane = useStore(view, (state) => state.plane);
  const hasTwo = useStore(view, (state) => state.planes?.low != null);
  const preset = useStore(view, (state) => state.preset);
  const isStored = useStore(view, isAsStored);
  const isInverted = useStore(view, (state) => state.invert);
  const scale = useStore(view, (state) => Math.round(state.camera.scale * state.viewport.pixelRatio * 100));
  const slices = useStore(view, (state) => state.image.stack?.slices);
  const slice = useStore(view, shownSlice);
  const to = view.getState();

  return (
    <div className={classes.bar} role="toolbar" aria-label={t('view.label')}>
      {hasTwo && (
        <Setting command="plane" onPress={to.togglePlane}>
          {t(`view.plane.${plane}`)}
        </Setting>
      )}
      {slices && (
        <Setting keyWord="⇧← →" command="next-slice" onPress={() => to.stepSlice(1)}>
          {slice === null ? t('view.slices', { count: slices }) : t('view.slice', { number: slice + 1, count: slices })}
        </Setting>
      )}
      <Setting keyWord="1–5" command="preset-1" onPress={() => to.applyPreset(nextPreset(preset))}>
        {t(preset ? `view.preset.${preset}` : 'view.preset.own')}
      </Setting>
      <Setting command="invert" isPressed={isInverted} onPress={to.toggleInvert}>
        {t('view.invert')}
      </Setting>
      <Setting command="as-stored" isPressed={isStored} onPress={to.toggleAsStored}>
        {t('view.as-stored')}
      </Setting>
      <Setting command="fit" onPress={to.fit}>
        {t('view.scale', { percent: scale })}
      </Setting>
      {hasTools && <ToolSettings view={view} tools={TOOLS} />}
    </div>
  );
}

function nextPreset(preset: View['preset']): (typeof PRESETS)[number] {
  const at = preset ? PRESETS.indexOf(preset) : -1;
  return PRESETS[(at + 1) % PRESETS.length] ?? 'auto';
}
