import type { ViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import { Setting } from './setting.tsx';
import { MARKING, ToolSettings } from './tool-settings.tsx';
import classes from './view-bar.module.css';

const MEASURING = { line: 'tool-measure', polyline: 'tool-polyline', angle: 'tool-angle' } as const;

interface ToolBarProps {
  readonly view: ViewStore;
  readonly isComparing: boolean;
  readonly onCompare: () => void;
}

/** What the hand can hold, beside what it reads: tools that measure, tools that mark, and another scan to compare with. */
export function ToolBar({ view, isComparing, onCompare }: ToolBarProps) {
  return (
    <div className={classes.toolBar} role="toolbar" aria-label={t('view.tools')}>
      <ToolSettings view={view} tools={MEASURING} />
      <Setting command="compare" isPressed={isComparing} onPress={onCompare}>
        {t('view.compare')}
      </Setting>
      <ToolSettings view={view} tools={MARKING} />
    </div>
  );
}
