import { useEffect, useMemo } from 'react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { ScanCanvas } from '../../canvas/scan-canvas.tsx';
import { LookBar } from '../../features/view-controls/look-bar.tsx';
import { useViewCommands } from '../../features/view-controls/use-view-commands.ts';
import { ViewBar } from '../../features/view-controls/view-bar.tsx';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import classes from './calibration.module.css';
import type { Bench } from './use-bench.ts';

interface WedgePictureProps {
  readonly scan: Scan;
  readonly bench: Bench;
  readonly isReadOnly: boolean;
}

/** The wedge scan with a box on each step, which can be drawn, moved and taken away as any mark. */
export function WedgePicture({ scan, bench, isReadOnly }: WedgePictureProps) {
  const { officer } = useWorkstation();
  const { view, planes, isFailed, steps } = bench;
  const annotations = useMemo(
    () =>
      steps.map(
        ({ id, material, thicknessMm, box }): Annotation => ({
          id,
          shape: { kind: 'box', box },
          classId: null,
          note: t('calibration.step-name', { material: t(`calibration.material.${material}`), thickness: thicknessMm }),
          drawnBy: officer.id,
          changedAt: scan.arrivedAt,
        }),
      ),
    [steps, officer, scan],
  );
  useViewCommands(view);
  useEffect(() => {
    if (!isReadOnly) view.getState().chooseTool('box');
  }, [view, isReadOnly]);

  return (
    <section className={classes.picture} aria-label={t('calibration.picture')}>
      <ViewBar view={view} hasTools={!isReadOnly} />
      <LookBar view={view} />
      <div className={classes.canvas}>
        {isFailed && <p className={classes.fault}>{t('calibration.picture-failed')}</p>}
        <ScanCanvas
          scanId={scan.id}
          image={scan}
          pixelPitchMm={scan.sidecar.pixelPitchMm}
          planes={planes}
          preview={null}
          view={view}
          findings={NONE}
          annotations={annotations}
          focusFindingId={null}
          isEditable={!isReadOnly}
          ariaLabel={t('calibration.picture')}
          onAnnotate={bench.draw}
          onChangeAnnotation={(id, content) => {
            if (!content) bench.remove({ id });
            else if (content.shape.kind === 'box') bench.move(id, content.shape.box);
          }}
          onFocusFinding={() => undefined}
        />
      </div>
    </section>
  );
}

const NONE = [] as const;
