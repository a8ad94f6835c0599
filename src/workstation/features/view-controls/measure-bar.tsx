import type { ViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import { Setting } from './setting.tsx';
import { ToolSettings } from './tool-settings.tsx';
import classes from './view-bar.module.css';

const MEASURING = { line: 'tool-measure', polyline: 'tool-polyline', angle: 'tool-angle' } as const;

interface MeasureBarProps {
  readonly view: ViewStore;
  readonly isComparing: boolean;
  readonly onCompare: () => void;
}

/** The tools that measure, beside what they read, and the comparison with another scan. */
export function MeasureBar({ view, isComparing, onCompare }: MeasureBarProps) {
  return (
    <div className={classes.measureBar} role="toolbar" aria-label={t('view.measuring')} aria-orientation="vertical">
      <ToolSettings view={view} tools={MEASURING} />
      <Setting command="compare" isPressed={isComparing} onPress={onCompare}>
        {t('view.compare')}
      </Setting>
    </div>
  );
}
