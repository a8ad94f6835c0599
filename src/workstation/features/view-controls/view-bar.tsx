import { useStore } from 'zustand';
import { PRESETS } from '../../canvas/model/presets.ts';
import type { View, ViewStore } from '../../canvas/view-store.ts';
import type { MessageKey } from '../../i18n/en.ts';
import { t } from '../../i18n/t.ts';
import { Setting } from './setting.tsx';
import classes from './view-bar.module.css';

const TOOL_COMMANDS = { box: 'tool-box', polygon: 'tool-polygon', point: 'tool-note', line: 'tool-measure' } as const;

/** How the scan is shown now, in words that press like the keys. */
export function ViewBar({ view, isReadOnly = false }: { view: ViewStore; isReadOnly?: boolean }) {
  const plane = useStore(view, (state) => state.plane);
  const hasTwo = useStore(view, (state) => state.planes?.low != null);
  const preset = useStore(view, (state) => state.preset);
  const isInverted = useStore(view, (state) => state.invert);
  const tool = useStore(view, (state) => state.tool);
  const scale = useStore(view, (state) => Math.round(state.camera.scale * state.viewport.pixelRatio * 100));
  const to = view.getState();

  return (
    <div className={classes.bar} role="toolbar" aria-label={t('view.label')}>
      {hasTwo && (
        <Setting command="plane" onPress={to.togglePlane}>
          {t(`view.plane.${plane}`)}
        </Setting>
      )}
      <Setting keyWord="1–5" command="preset-1" onPress={() => to.applyPreset(nextPreset(preset))}>
        {t(preset ? `view.preset.${preset}` : 'view.preset.own')}
      </Setting>
      <Setting command="invert" isPressed={isInverted} onPress={to.toggleInvert}>
        {t('view.invert')}
      </Setting>
      <Setting command="fit" onPress={to.fit}>
        {t('view.scale', { percent: scale })}
      </Setting>
      {!isReadOnly && <ToolSetting tool={tool} view={view} />}
    </div>
  );
}

function ToolSetting({ tool, view }: { tool: View['tool']; view: ViewStore }) {
  return Object.entries(TOOL_COMMANDS).map(([id, command]) => (
    <Setting
      key={id}
      command={command}
      isPressed={tool === id}
      onPress={() => view.getState().chooseTool(tool === id ? 'select' : (id as View['tool']))}
    >
      {t(`marks.kind.${id}` as MessageKey)}
    </Setting>
  ));
}

function nextPreset(preset: View['preset']): (typeof PRESETS)[number] {
  const at = preset ? PRESETS.indexOf(preset) : -1;
  return PRESETS[(at + 1) % PRESETS.length] ?? 'auto';
}
