import type { CaseRecord } from '#contract/record.ts';
import { findingRows } from '../../features/findings/finding-rows.ts';
import { MachineLines } from '../../features/findings/machine-lines.tsx';
import { machineSayings } from '../../features/findings/machine-rows.ts';
import { placeWords } from '../../features/findings/place-words.ts';
import { markRows } from '../../features/marks/mark-rows.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { FieldList } from '../../ui/field-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { ExaminationPanel } from './examination-panel.tsx';
import classes from './record.module.css';
import { recipeText } from './timeline.ts';
import type { PlaceDrawing } from './use-place-drawing.ts';

interface RecordFactsProps {
  readonly record: CaseRecord;
  readonly titleOf: (classId: string) => string;
  readonly drawing: PlaceDrawing;
}

const TONES = { open: 'warn', confirmed: 'bad', rejected: 'off' } as const;

/** What the record rests on: the picture by its hashes, the detector by its version, the view by its recipe. */
export function RecordFacts({ record, titleOf, drawing }: RecordFactsProps) {
  const { scan, review, events } = record;
  const { detection, decision } = review;
  const placeOf = placeWords(scan, detection);
  const marks = markRows(review.annotations, scan.sidecar.pixelPitchMm, titleOf, placeOf, null);
  return (
    <div className={classes.facts}>
      <Panel heading={t('record.findings')} isReachable>
        {review.findings.length === 0 ? (
          <p className={classes.quiet}>
            {t(detection?.state === 'done' ? 'record.no-findings' : 'record.no-detection')}
          </p>
        ) : (
          <ol className={classes.lines}>
            {findingRows(review.findings, titleOf, placeOf, null).map(
              ({ id, number, title, strength, place, status, reason }) => (
                <li key={id} className={classes.line}>
                  <span>
                    {number} {title}
                    <small className={classes.under}>
                      {[t(`findings.${strength}`), place].filter(Boolean).join(' · ')}
                    </small>
                  </span>
                  <span className={classes.state}>
                    <StatusMark tone={TONES[status]} />
                    {[t(`findings.status.${status}`), reason && t(`reason.${reason}`)].filter(Boolean).join(': ')}
                  </span>
                </li>
              ),
            )}
          </ol>
        )}
        <MachineLines sayings={machineSayings(review.machineReports)} />
      </Panel>
      <Panel heading={t('record.marks')} isReachable>
        {marks.length === 0 ? (
          <p className={classes.quiet}>{t('record.no-marks')}</p>
        ) : (
          <ul className={classes.lines}>
            {marks.map(({ id, kind, title, place, note }) => (
              <li key={id} className={classes.line}>
                {[t(`marks.kind.${kind}`), title, place, note].filter(Boolean).join(' · ')}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <ExaminationPanel record={record} drawing={drawing} />
      <Panel heading={t('record.evidence')} isReachable>
        <FieldList
          fields={[
            { name: t('record.field.scanned'), value: formatDayTime(scan.sidecar.scannedAt) },
            { name: t('record.field.scanner'), value: scannerText(scan) },
            { name: t('record.field.curves'), value: t('record.curves', { version: scan.calibration?.version ?? 0 }) },
            { name: t('record.field.image-hash'), value: scan.originalSha256, isLong: true },
            ...scan.planes.map(({ energy, samplesSha256 }) => ({
              name: t('record.field.plane-hash', { energy: t(`view.plane.${energy}`) }),
              value: samplesSha256,
              isLong: true,
            })),
            {
              name: t('record.field.mode'),
              value: t('record.mode', {
                mode: t(`mode.${review.terms.mode}`),
                revision: review.terms.policyRevision,
              }),
            },
            detection?.state === 'done'
              ? {
                  name: t('record.field.pack'),
                  value: `${detection.packId} ${detection.packVersion}, ${detection.provider}`,
                }
              : null,
            ...(detection?.state === 'done' ? (detection.targeting ?? []) : []).map((rule) => ({
              name: t('record.field.targeting'),
              value: t('record.targeting', {
                title: titleOf(rule.classId),
                packThreshold: rule.packThreshold,
                threshold: rule.threshold,
                rule: rule.ruleId,
              }),
            })),
            decision ? { name: t('record.field.recipe'), value: recipeText(decision.recipe) } : null,
            { name: t('record.field.head'), value: events.at(-1)?.hash ?? '–', isLong: true },
          ]}
        />
      </Panel>
    </div>
  );
}

function scannerText({ sidecar: { scanner } }: CaseRecord['scan']): string {
  return `${scanner.maker} ${scanner.model}, ${scanner.serial}`;
}
