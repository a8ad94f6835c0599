import { useMemo, useState } from 'react';
import type { Scanner } from '#domain/calibration/scanner-calibration.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { fitCurves } from '#imaging/calibration/fit-curves.ts';
import { createViewStore } from '../../canvas/view-store.ts';
import { newAnnotationId } from '../../desk/annotation-id.ts';
import { usePlanes } from '../../state/use-planes.ts';
import { useRecordPicture } from '../records/use-record-picture.ts';
import { type DraftStep, measuredSteps, type NextBox, stepsIn } from './step-draft.ts';
import { useStepReadings } from './use-step-readings.ts';

/** The steps of the wedge scan that is on the bench, what they read, and the curves that follow. */
export function useBench(scanner: Scanner, scan: Scan | undefined) {
  const [view] = useState(createViewStore);
  const [steps, setSteps] = useState<readonly DraftStep[]>([]);
  const scanId = scan?.id;
  const [drawnOn, setDrawnOn] = useState(scanId);
  // Boxes belong to the picture in which they were drawn.
  if (drawnOn !== scanId) {
    setDrawnOn(scanId);
    setSteps([]);
  }
  const [next, setNext] = useState<NextBox>({ material: 'polyethylene', thicknesses: '' });
  const picture = useRecordPicture(scan);
  const planes = usePlanes(scan, picture);
  const readings = useStepReadings(
    planes,
    steps.map(({ box }) => box),
  );
  const measured = useMemo(() => (scanId ? measuredSteps(scanId, steps, readings) : []), [scanId, steps, readings]);
  const fitted = useMemo(() => (measured.length > 0 ? fitCurves(measured, scanner) : null), [measured, scanner]);
  const newId = () => newAnnotationId(() => crypto.randomUUID());

  return {
    view,
    planes,
    isFailed: picture.state === 'failed',
    steps,
    readings,
    measured,
    fitted,
    next,
    setNext,
    draw: (content: Parameters<typeof stepsIn>[0]) =>
      setSteps((before) => [...before, ...stepsIn(content, next, newId)]),
    move: (id: DraftStep['id'], box: DraftStep['box']) =>
      setSteps((before) => before.map((step) => (step.id === id ? { ...step, box } : step))),
    remove: ({ id }: Pick<DraftStep, 'id'>) => setSteps((before) => before.filter((step) => step.id !== id)),
    clear: () => setSteps([]),
  };
}

export type Bench = ReturnType<typeof useBench>;
