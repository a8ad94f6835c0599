import { useState } from 'react';
import { createViewStore } from '../../canvas/view-store.ts';
import { DeclarationWindow } from '../../features/declaration/declaration-window.tsx';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { createReviewSession } from '../../state/review-session.ts';
import { useDesk } from '../../state/workstation.tsx';
import { EmptyDesk } from './empty-desk.tsx';
import { LookBackCase } from './look-back-case.tsx';
import { ReviewCase } from './review-case.tsx';
import { useLookBack } from './use-look-back.ts';
import { useViewRecording } from './use-view-recording.ts';

/** One scan on the desk, or the way to the next one. */
export function ReviewScreen() {
  const current = useDesk((state) => state.current);
  const [view] = useState(createViewStore);
  const [session] = useState(createReviewSession);
  const look = useLookBack();
  useViewRecording(view);
  useTitle(t('title.review'));

  if (look.lookedAt) return <LookBackCase lookedAt={look.lookedAt} look={look} />;
  return (
    <>
      {current ? <ReviewCase current={current} view={view} session={session} /> : <EmptyDesk />}
      <DeclarationWindow scan={current?.scan ?? null} />
    </>
  );
}
