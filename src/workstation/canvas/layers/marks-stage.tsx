import { Konva } from 'konva/lib/Core.js';
import type { Stage as KonvaStage } from 'konva/lib/Stage.js';
import { useEffect, useMemo, useRef } from 'react';
import { Layer, Stage } from 'react-konva/es/ReactKonvaCore.js';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { type ImageBox, imageBox } from '#domain/annotation/space.ts';
import type { Finding, FindingId } from '#domain/finding/finding.ts';
import type { Camera } from '../model/camera.ts';
import { areaInSight, areTouching } from '../model/in-sight.ts';
import type { PixelPitchMm } from '../model/measures.ts';
import { posedBox, posedPoint, posedShape } from '../model/pose-shapes.ts';
import { boundsOf } from '../model/shape-edit.ts';
import type { Draft } from '../model/tools/tool.ts';
import type { Viewport } from '../model/viewport.ts';
import { repairedRows, shownSlice } from '../view.ts';
import type { ViewStore } from '../view-store.ts';
import { AnnotationMarks } from './annotation-marks.tsx';
import { DraftMark } from './draft-mark.tsx';
import { FindingMarks } from './finding-marks.tsx';
import { LinkedBands, LinkedPointer } from './linked-places.tsx';
import { FINDING_COLOUR, OTHERS_COLOUR, OWN_COLOUR } from './mark-colours.ts';
import { type Pin, PinMarks } from './pin-marks.tsx';
import { isGridShown, PixelGrid } from './pixel-grid.tsx';
import { ProposalMarks } from './proposal-marks.tsx';
import { RepairedRows } from './repaired-rows.tsx';
import { type Replay, ReplayMarks } from './replay-marks.tsx';
import { type ReportedMark, ReportedMarks } from './reported-marks.tsx';
import { SliceFrame } from './slice-frame.tsx';

interface MarksStageProps {
  readonly view: ViewStore;
  readonly draft: StoreApi<Draft | null>;
  readonly findings: readonly Finding[];
  readonly proposals: readonly ImageBox[];
  readonly reported: readonly ReportedMark[];
  readonly annotations: readonly Annotation[];
  /** Of others, to look at only. */
  readonly foreign: readonly Annotation[];
  /** What remarks of a discussion speak of. */
  readonly pins: readonly Pin[];
  /** What an officer looked at. */
  readonly replay: Replay | null;
  readonly focusFindingId: FindingId | null;
  readonly pitchMm: PixelPitchMm;
}

/** A transparent canvas without a mark on it still costs every frame as much as one with marks; so does a layer. */
const HIDDEN = { display: 'none' };
const SHOWN = { display: 'block' };

/** The transparent stage over the pixels. It only draws: what lies under the pointer is found by `model/hit`. */
export function MarksStage({
  view,
  draft,
  findings,
  proposals,
  reported,
  annotations,
  foreign,
  pins,
  replay,
  focusFindingId,
  pitchMm,
}: MarksStageProps) {
  const camera = useStore(view, (state) => state.camera);
  const viewport = useStore(view, (state) => state.viewport);
  const selection = useStore(view, (state) => state.selection);
  // Nothing lies over what the lens shows.
  const areMarksHidden = useStore(view, (state) => state.areMarksHidden || state.isLensHeld);
  const repaired = useStore(view, repairedRows);
  const inProgress = useStore(draft);
  const stage = useRef<KonvaStage>(null);
  const { scale, pose } = camera;
  const posedFindings = useMemo(
    () => findings.map((finding) => ({ ...finding, box: posedBox(finding.box, pose) })),
    [findings, pose],
  );
  const posedProposals = useMemo(() => proposals.map((box) => posedBox(box, pose)), [proposals, pose]);
  const posedReported = useMemo(
    () => reported.map((mark) => ({ ...mark, shape: posedShape(mark.shape, pose) })),
    [reported, pose],
  );
  const posedAnnotations = useMemo(
    () => annotations.map((annotation) => ({ ...annotation, shape: posedShape(annotation.shape, pose) })),
    [annotations, pose],
  );
  const posedForeign = useMemo(
    () => foreign.map((annotation) => ({ ...annotation, shape: posedShape(annotation.shape, pose) })),
    [foreign, pose],
  );
  const posedReplay = useMemo(
    () =>
      replay && {
        frame: replay.frame && posedBox(replay.frame, pose),
        cells: replay.cells.map((cell) => ({ ...cell, box: posedBox(cell.box, pose) })),
      },
    [replay, pose],
  );
  const posedPins = useMemo(() => pins.map((pin) => ({ ...pin, shape: posedShape(pin.shape, pose) })), [pins, pose]);
  const posedDraft = inProgress && {
    ...inProgress,
    shape: posedShape(inProgress.shape, pose),
    handles: inProgress.handles.map((handle) => posedPoint(handle, pose)),
  };
  /** On the posed scan every unit is the width of a pixel. */
  const posedPitchMm = useMemo(() => ({ x: pitchMm.x, y: pitchMm.x }), [pitchMm.x]);
  const ownInSight = useInSight(posedAnnotations, camera, viewport);
  const foreignInSight = useInSight(posedForeign, camera, viewport);
  const isAnyDrawn = [findings, proposals, reported, ownInSight, foreignInSight, pins, repaired].some(
    ({ length }) => length > 0,
  );
  const hasGrid = isGridShown(camera, viewport);
  const stack = useStore(view, (state) => state.image.stack);
  const slice = useStore(view, shownSlice);
  const image = useStore(view, (state) => state.image);
  const { views } = image;
  const linked = { image, views, pose };
  const findingBoxes = useMemo(() => findings.map(({ box }) => box), [findings]);
  const annotationBoxes = useMemo(() => annotations.map(({ shape }) => boundsOf(shape)), [annotations]);
  const isEmpty = !inProgress && !views && (areMarksHidden || !(isAnyDrawn || hasGrid || replay || slice !== null));

  // Konva reads the pixel ratio once, but a window can be dragged to another monitor.
  useEffect(() => {
    Konva.pixelRatio = viewport.pixelRatio;
    for (const layer of stage.current?.getLayers() ?? []) {
      layer.getCanvas().setPixelRatio(viewport.pixelRatio);
      layer.batchDraw();
    }
  }, [viewport]);

  return (
    <Stage
      ref={stage}
      width={viewport.widthPx}
      height={viewport.heightPx}
      x={-camera.left * scale}
      y={-camera.top * scale}
      scaleX={scale}
      scaleY={scale}
      listening={false}
      style={isEmpty ? HIDDEN : SHOWN}
    >
      <Layer listening={false} visible={!areMarksHidden}>
        {stack && slice !== null && <SliceFrame stack={stack} slice={slice} pose={pose} scale={scale} />}
        {views && (
          <>
            <LinkedBands {...linked} boxes={findingBoxes} colour={FINDING_COLOUR.open} />
            <LinkedBands {...linked} boxes={annotationBoxes} colour={OWN_COLOUR} />
          </>
        )}
        {hasGrid && <PixelGrid camera={camera} viewport={viewport} />}
        {posedReplay && <ReplayMarks {...posedReplay} />}
        <ProposalMarks boxes={posedProposals} scale={scale} />
        <ReportedMarks marks={posedReported} scale={scale} />
        <FindingMarks findings={posedFindings} focusId={focusFindingId} scale={scale} />
        <PinMarks pins={posedPins} scale={scale} />
        <AnnotationMarks
          annotations={foreignInSight}
          selection={null}
          inHand={null}
          pitchMm={posedPitchMm}
          colour={OTHERS_COLOUR}
          scale={scale}
        />
        <AnnotationMarks
          annotations={ownInSight}
          selection={selection}
          inHand={inProgress?.id ?? null}
          pitchMm={posedPitchMm}
          colour={OWN_COLOUR}
          scale={scale}
        />
      </Layer>
      <Layer listening={false} visible={!areMarksHidden && repaired.length > 0}>
        <RepairedRows rows={repaired} pose={pose} scale={scale} />
      </Layer>
      <Layer listening={false} visible={inProgress !== null || views !== undefined}>
        {views && <LinkedPointer view={view} views={views} />}
        {posedDraft && <DraftMark draft={posedDraft} pitchMm={posedPitchMm} scale={scale} />}
      </Layer>
    </Stage>
  );
}

/** Each mark costs a move of the hand the same whether it can be seen or not; there may be hundreds. */
function useInSight(posed: readonly Annotation[], camera: Camera, viewport: Viewport): readonly Annotation[] {
  const { x, y, width, height } = areaInSight(camera, viewport);
  return useMemo(
    () => posed.filter(({ shape }) => areTouching(boundsOf(shape), imageBox(x, y, width, height))),
    [posed, x, y, width, height],
  );
}
