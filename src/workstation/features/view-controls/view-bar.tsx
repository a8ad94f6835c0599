import { useStore } from 'zustand';
import { PRESETS } from '../../canvas/model/presets.ts';
import { isAsStored, isOwnPreset, shownSlice, shownViews, type View } from '../../canvas/view.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import { Setting } from './setting.tsx';
import { MARKING, ToolSettings } from './tool-settings.tsx';
import classes from './view-bar.module.css';

const TOOLS = { ...MARKING, line: 'tool-measure' } as const;

interface ViewBarProps {
  readonly view: ViewStore;
  readonly hasTools?: boolean;
  /** Given where the officer may set presets anew. */
  readonly onKeepPreset?: () => void;
}

/** How the scan is shown now, in words that press like the keys. */
export function ViewBar({ view, hasTools = false, onKeepPreset }: ViewBarProps) {
  const plane = useStore(view, (state) => state.plane);
  const hasTwo = useStore(view, (state) => state.planes?.low != null);
  const preset = useStore(view, (state) => state.preset);
  const presetBefore = useStore(view, (state) => state.presetBefore);
  const isOwn = useStore(view, (state) => isOwnPreset(state, state.preset));
  const isStored = useStore(view, isAsStored);
  const isInverted = useStore(view, (state) => state.invert);
  const scale = useStore(view, (state) => Math.round(state.camera.scale * state.viewport.pixelRatio * 100));
  const slices = useStore(view, (state) => state.image.stack?.slices);
  const slice = useStore(view, shownSlice);
  const views = useStore(view, shownViews);
  const to = view.getState();

  return (
    <div className={classes.bar} role="toolbar" aria-label={t('view.label')}>
      {hasTwo && (
        <Setting command="plane" onPress={to.togglePlane}>
          {t(`view.plane.${plane}`)}
        </Setting>
      )}
      {views && (
        <Setting command="next-view" onPress={to.nextView}>
          {t(`view.views.${views}`)}
        </Setting>
      )}
      {slices && (
        <Setting keyWord="⇧← →" command="next-slice" onPress={() => to.stepSlice(1)}>
          {slice === null ? t('view.slices', { count: slices }) : t('view.slice', { number: slice + 1, count: slices })}
        </Setting>
      )}
      <Setting keyWord="1–5" command="preset-1" onPress={() => to.applyPreset(nextPreset(preset))}>
        {presetWords(preset, isOwn)}
      </Setting>
      {onKeepPreset && (isOwn || (!preset && presetBefore !== 'full')) && (
        <Setting command="keep-preset" onPress={onKeepPreset}>
          {isOwn ? t('view.preset.usual') : t('view.preset.keep', { preset: t(`view.preset.${presetBefore}`) })}
        </Setting>
      )}
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

function presetWords(preset: View['preset'], isOwn: boolean): string {
  if (!preset) return t('view.preset.own');
  const name = t(`view.preset.${preset}`);
  return isOwn ? t('view.preset.kept', { preset: name }) : name;
}

function nextPreset(preset: View['preset']): (typeof PRESETS)[number] {
  const at = preset ? PRESETS.indexOf(preset) : -1;
  return PRESETS[(at + 1) % PRESETS.length] ?? 'auto';
}
