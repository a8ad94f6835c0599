import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Scanner } from '#domain/calibration/scanner-calibration.ts';
import { WedgeMaterial } from '#domain/calibration/scanner-calibration.ts';
import { mayRole } from '#domain/officer/rights.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { useCalibrations } from '../../api/use-calibrations.ts';
import { ToldBanner } from '../../features/told/told-banner.tsx';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import classes from './calibration.module.css';
import { curvesText, scannerText } from './calibration-words.ts';
import { PlotLegend, RatioPlot } from './ratio-plot.tsx';
import { readThicknesses } from './step-draft.ts';
import { StepTable } from './step-table.tsx';
import { type Bench, useBench } from './use-bench.ts';
import { useCalibrationActs } from './use-calibration-acts.ts';
import { VersionList } from './version-list.tsx';
import { WedgePicture } from './wedge-picture.tsx';

/** One scanner: its wedge scan with the steps, the curves that follow, and what was in force before. */
export function ScannerBench({ scanner, onBack }: { scanner: Scanner; onBack: () => void }) {
  const known = useCalibrations(scanner);
  const { versions = [], wedgeScans = [] } = known.data ?? {};
  const acts = useCalibrationActs(scanner, versions[0]?.version ?? 0);
  const { officer } = useWorkstation();
  const isReadOnly = !mayRole(officer.role, 'calibration.set');
  const [shown, setShown] = useState<number | null>(null);
  const [scanId, setScanId] = useState<string | null>(null);
  const scan = wedgeScans.find(({ id }) => id === scanId) ?? wedgeScans[0];
  const bench = useBench(scanner, scan);
  const shownVersion = versions.find(({ version }) => version === shown);
  const drawn = shownVersion
    ? { points: shownVersion.steps, calibration: shownVersion.calibration ?? undefined }
    : { points: bench.measured, calibration: bench.fitted?.ok ? bench.fitted.value : undefined };

  return (
    <div className={classes.bench} data-testid="calibration" data-version={versions[0]?.version ?? 0}>
      <ScreenHeader
        heading={scannerText(scanner)}
        back={<ActionButton onClick={onBack}>{t('calibration.back')}</ActionButton>}
      >
        <HeaderNote>
          {t('calibration.pair', { high: scanner.highMeV, low: scanner.lowMeV })} · {curvesText(versions[0] ?? null)}
        </HeaderNote>
      </ScreenHeader>
      <div className={classes.main}>
        <ToldBanner told={acts.told} onDismiss={acts.dismiss} />
        {scan ? (
          <WedgePicture key={scan.id} scan={scan} bench={bench} isReadOnly={isReadOnly} />
        ) : (
          <BlankState heading={t('calibration.no-wedge')}>{known.data && t('calibration.no-wedge-detail')}</BlankState>
        )}
        <section className={classes.curves} aria-label={t('calibration.curves')}>
          <RatioPlot energies={{ ...scanner, calibration: drawn.calibration }} points={drawn.points} />
          <PlotLegend />
        </section>
      </div>
      <aside className={classes.side} aria-label={t('calibration.side')}>
        {scan && !isReadOnly && (
          <Panel heading={t('calibration.new')} room="takes">
            <WedgeForm scans={wedgeScans} chosen={scan} bench={bench} onChoose={setScanId} />
            <FaultList fitted={bench.fitted} />
            <SaveForm
              isReady={bench.fitted?.ok === true && !acts.isBusy}
              onSave={async (reason) => {
                if (await acts.save([...bench.measured], reason)) bench.clear();
              }}
            />
            <StepTable steps={bench.steps} readings={bench.readings} onRemove={bench.remove} />
          </Panel>
        )}
        <Panel heading={t('calibration.versions')} room="shares">
          <VersionList
            versions={versions}
            shown={shown}
            isReadOnly={isReadOnly}
            isBusy={acts.isBusy}
            onShow={setShown}
            onRestore={(version, reason) => void acts.restore(version, reason)}
          />
        </Panel>
      </aside>
    </div>
  );
}

interface WedgeFormProps {
  readonly scans: readonly Scan[];
  readonly chosen: Scan;
  readonly bench: Bench;
  readonly onChoose: (scanId: string) => void;
}

function WedgeForm({ scans, chosen, bench, onChoose }: WedgeFormProps) {
  const { next, setNext } = bench;
  return (
    <div className={classes.form}>
      <NativeSelect
        size="xs"
        label={t('calibration.wedge-scan')}
        value={chosen.id}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={scans.map((scan) => ({ value: scan.id, label: formatDayTime(scan.sidecar.scannedAt) }))}
      />
      <div className={classes.next}>
        <NativeSelect
          size="xs"
          label={t('calibration.material')}
          value={next.material}
          onChange={(event) => setNext({ ...next, material: WedgeMaterial.parse(event.currentTarget.value) })}
          data={WedgeMaterial.options.map((value) => ({ value, label: t(`calibration.material.${value}`) }))}
        />
        <TextInput
          size="xs"
          label={t('calibration.thicknesses')}
          placeholder="7, 14, 25, 40"
          maxLength={120}
          value={next.thicknesses}
          error={next.thicknesses !== '' && !readThicknesses(next.thicknesses)}
          onChange={(event) => setNext({ ...next, thicknesses: event.currentTarget.value })}
        />
      </div>
      <p className={classes.note}>
        {t(readThicknesses(next.thicknesses) ? 'calibration.draw-hint' : 'calibration.thickness-hint')}
      </p>
    </div>
  );
}

/** Why no curves follow, or how well they are known. */
function FaultList({ fitted }: Pick<Bench, 'fitted'>) {
  if (!fitted) return null;
  return (
    <ul className={classes.findings} role="status">
      {fitted.ok
        ? fitted.value.curves.map(({ material, points, residual, error }) => (
            <li key={material}>
              {t('calibration.fit', {
                material: t(`calibration.material.${material}`),
                points,
                residual: (1000 * residual).toFixed(1),
                error: (1000 * error).toFixed(1),
              })}
            </li>
          ))
        : fitted.problem.map(({ kind, material, thicknessMm = 0 }) => (
            <li key={`${kind} ${material} ${thicknessMm}`} className={classes.fault}>
              {t(`calibration.fault.${kind}`, {
                material: t(`calibration.material.${material}`),
                thickness: thicknessMm,
              })}
            </li>
          ))}
    </ul>
  );
}

function SaveForm({ isReady, onSave }: { isReady: boolean; onSave: (reason: string) => Promise<void> }) {
  const [reason, setReason] = useState('');
  return (
    <div className={classes.form}>
      <TextInput
        size="xs"
        label={t('calibration.reason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ActionButton
        isPrimary
        isWide
        isDisabled={!isReady || reason.trim().length < 3}
        onClick={() => void onSave(reason).then(() => setReason(''))}
      >
        {t('calibration.save')}
      </ActionButton>
      <p className={classes.note}>{t('calibration.from-then')}</p>
    </div>
  );
}
