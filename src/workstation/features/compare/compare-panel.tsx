import { useStore } from 'zustand';
import type { Reference } from '#contract/references.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import { type DetectionReport, loadsOf } from '#domain/finding/detection-report.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { useReferences } from '../../api/use-references.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { PickList } from '../../shell/commands/pick-list.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './compare.module.css';
import { differenceWords } from './difference-words.ts';
import type { Comparison, ComparisonState } from './use-comparison.ts';

interface ComparePanelProps {
  readonly scanId: ScanId;
  /** What the detector read of the scan; null before that may be known. */
  readonly detection: DetectionReport | null;
  readonly view: ViewStore;
  readonly comparison: Comparison;
}

/** With what the scan is compared, and how. What became of the reference is nobody's business here. */
export function ComparePanel({ scanId, detection, view, comparison }: ComparePanelProps) {
  const { state } = comparison;
  if (state.kind === 'closed') return null;
  return (
    <Panel heading={t('compare.heading')} room="keeps">
      {state.kind === 'choosing' ? (
        <Choice scanId={scanId} detection={detection} comparison={comparison} />
      ) : (
        <div className={classes.lines} role="status">
          {'reference' in state && <ReferenceFacts reference={state.reference} detection={detection} />}
          <p>{progressWords(state)}</p>
          <Ways view={view} comparison={comparison} />
        </div>
      )}
    </Panel>
  );
}

function Choice({ scanId, detection, comparison }: Omit<ComparePanelProps, 'view'>) {
  const { data, isPending, error } = useReferences(scanId, detection !== null);
  if (isPending) return <p className={classes.lines}>{t('compare.asking')}</p>;
  const references = data?.references ?? [];
  if (error || references.length === 0) {
    return <p className={classes.lines}>{t(error ? 'compare.not-asked' : 'compare.nothing')}</p>;
  }
  return (
    <PickList
      heading={t('compare.choose')}
      picks={references.map((one) => ({ value: `${one.kind} ${one.scan.id}`, words: pickWords(one) }))}
      onPick={(value) => {
        const chosen = references.find(({ kind, scan }) => `${kind} ${scan.id}` === value);
        if (chosen) comparison.choose(chosen);
      }}
      onCancel={comparison.end}
    />
  );
}

function Ways({ view, comparison }: Pick<ComparePanelProps, 'view' | 'comparison'>) {
  const keyOf = useKeyOf();
  const { way } = useStore(view, (state) => state.look.comparison);
  return (
    <div className={classes.ways}>
      {comparison.state.kind === 'shown' && (
        <>
          <ActionButton keyCap={keyOf('compare-way')} onClick={view.getState().nextComparison}>
            {t(`compare.way.${way}`)}
          </ActionButton>
          <p>{t('compare.flicker', { key: keyOf('flicker') })}</p>
        </>
      )}
      <ActionButton keyCap={keyOf('compare')} onClick={comparison.end}>
        {t('compare.end')}
      </ActionButton>
    </div>
  );
}

function ReferenceFacts({
  reference: { kind, scan, likeness },
  detection,
}: {
  readonly reference: Reference;
  readonly detection: DetectionReport | null;
}) {
  const here = loadsOf(detection);
  return (
    <p className={classes.reference}>
      <strong>{displayContainerNumber(scan.containerNumber)}</strong>
      {` · ${t(`compare.kind.${kind}`)}`}
      <br />
      {[formatDayTime(scan.sidecar.scannedAt), scan.sidecar.declaration?.goods[0]?.description]
        .filter(Boolean)
        .join(' · ')}
      {likeness && (
        <>
          <br />
          {[
            t('compare.alike', { percent: Math.round(100 * likeness.share) }),
            ...differenceWords(here, likeness.loads),
          ].join(' · ')}
        </>
      )}
    </p>
  );
}

function pickWords({ kind, scan, likeness }: Reference): string {
  const goods = scan.sidecar.declaration?.goods[0]?.description;
  return [
    t(`compare.kind.${kind}`),
    formatDayTime(scan.sidecar.scannedAt),
    kind !== 'same-container' && goods,
    likeness && t('compare.alike', { percent: Math.round(100 * likeness.share) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function progressWords(state: Exclude<ComparisonState, { kind: 'closed' | 'choosing' }>): string {
  switch (state.kind) {
    case 'loading':
      return t('compare.loading', { percent: Math.round(state.progress * 100) });
    case 'laying':
      return t('compare.laying');
    case 'failed':
      return t('compare.failed', { reason: state.reason });
    case 'shown':
      if (!state.registration.isByContainer) return t('compare.by-edges');
      return t(state.registration.alignment.scaleX < 0 ? 'compare.turned' : 'compare.by-container');
  }
}
