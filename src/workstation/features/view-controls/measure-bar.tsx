import type { ViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import { ToolSettings } from './tool-settings.tsx';
import classes from './view-bar.module.css';

const MEASURING = { line: 'tool-measure', polyline: 'tool-polyline', angle: 'tool-angle' } as const;

/** The tools that measure, beside what they read. */
export function MeasureBar({ view }: { readonly view: ViewStore }) {
  return (
    <div className={classes.measureBar} role="toolbar" aria-label={t('view.measuring')} aria-orientation="vertical">
      <ToolSettings view={view} tools={MEASURING} />
    </div>
  );
}
