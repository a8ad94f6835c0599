import { useEffect, useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { inOrder } from '#domain/finding/finding.ts';
import { depthSpread } from '#domain/scan/depth.ts';
import type { Plane } from '#imaging/plane.ts';
import { classTitle } from '../../api/pack-of.ts';
import { useEscalation } from '../../api/use-escalation.ts';
import { usePack } from '../../api/use-pack.ts';
import { visibleBox } from '../../canvas/model/camera.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { DeskCase, Picture } from '../../desk/desk-state.ts';
import { pinsOf } from '../../features/escalation/remarks.ts';
import { canRejectRest, findingsInView, focusOf } from '../../features/findings/finding-order.ts';
import { findingRows } from '../../features/findings/finding-rows.ts';
import { machineSayings } from '../../features/findings/machine-rows.ts';
import { placeWords } from '../../features/findings/place-words.ts';
import { reportedMarksOf } from '../../features/findings/reported-marks-of.ts';
import { targetingWords } from '../../features/findings/targeting-words.ts';
import { markRows } from '../../features/marks/mark-rows.ts';
import { noteSeenFindings, openSession, type ReviewSessionStore } from '../../state/review-session.ts';
import { usePlanes } from '../../state/use-planes.ts';
import { useDesk, useWorkstation } from '../../state/workstation.tsx';
import { placeInFocus } from './place-in-focus.ts';
import { createReviewActs, stopOf } from './review-acts.ts';

/** What the review of one scan shows and does. */
export function useReviewCase(current: DeskCase, view: ViewStore, session: ReviewSessionStore) {
  const { desk, clock } = useWorkstation();
  const { scan, review, picture } = current;
  const shownCount = useDesk((state) => state.shownCount);
  const stop = useDesk(stopOf);
  const { classes, notice } = usePack(scan.sidecar.site, review.detection);
  const { focusId, asking, why, seenFindings } = useStore(session);
  const selection = useStore(view, (state) => state.selection);
  const escalation = useEscalation(review.escalation ? scan.id : null).data ?? null;
  const pins = useMemo(() => (escalation ? pinsOf(escalation.escalation) : NO_PINS), [escalation]);
  const acts = useMemo(() => createReviewActs({ desk, view, session, clock }), [desk, view, session, clock]);

  useLayoutEffect(() => {
    openSession(session, shownCount);
  }, [session, shownCount]);

  const findings = useMemo(() => inOrder(review.findings), [review.findings]);
  useEffect(() => {
    const note = () => {
      const { camera, viewport } = view.getState();
      noteSeenFindings(session, findingsInView(findings, visibleBox(camera, viewport)));
    };
    note();
    return view.subscribe(note);
  }, [view, session, findings]);

  const proposals = useMemo(() => current.foundSoFar.map(({ box }) => box), [current.foundSoFar]);
  const sayings = useMemo(() => machineSayings(review.machineReports), [review.machineReports]);
  const reported = useMemo(() => reportedMarksOf(sayings), [sayings]);
  const placeOf = placeWords(scan, review.phase === 'first-look' ? null : review.detection);
  const titleOf = (classId: string) => classTitle(classes, classId);
  const focused = focusOf(findings, focusId);
  const planes = usePlanes(scan, picture);
  const pictureAhead = useDesk((state) => state.ahead[0]?.picture);
  const upcoming = useMemo(() => planesOf(pictureAhead), [pictureAhead]);

  const depth = useMemo(
    () => ({ side: depthSpread(scan.sidecar), top: depthSpread(scan.sidecar, 'top') }),
    [scan.sidecar],
  );

  return {
    acts,
    stop,
    depth,
    asking,
    why,
    shownCount,
    classes,
    packNotice: notice,
    findings,
    proposals,
    sayings,
    reported,
    focused,
    planes,
    /** Of the scan that comes next. */
    upcoming,
    preview: picture.state === 'loading' ? picture.preview : null,
    targeting: targetingWords(review.detection, titleOf),
    rows: findingRows(findings, titleOf, placeOf, focused?.id ?? null),
    marks: markRows(review.annotations, scan.sidecar.pixelPitchMm, titleOf, placeOf, selection),
    /** What seniors are asked about the scan. */
    escalation,
    pins,
    place: placeInFocus(current, session, view),
    canRejectRest: canRejectRest(findings, seenFindings),
    selection,
    aiState:
      review.phase === 'first-look' ? current.detection.state : (review.detection?.state ?? current.detection.state),
  };
}

const NO_PINS = [] as const;
const NO_PLANES = [] as const;

function planesOf(picture: Picture | undefined): readonly Plane[] {
  if (picture?.state !== 'ready') return NO_PLANES;
  return picture.low ? [picture.high, picture.low] : [picture.high];
}

export type ReviewCaseModel = ReturnType<typeof useReviewCase>;
