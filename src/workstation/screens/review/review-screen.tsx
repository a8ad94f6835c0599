import { useState } from 'react';
import { createViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { createReviewSession } from '../../state/review-session.ts';
import { useDesk } from '../../state/workstation.tsx';
import { EmptyDesk } from './empty-desk.tsx';
import { ReviewCase } from './review-case.tsx';

/** One scan on the desk, or the way to the next one. */
export function ReviewScreen() {
  const current = useDesk((state) => state.current);
  const [view] = useState(createViewStore);
  const [session] = useState(createReviewSession);
  useTitle(t('title.review'));

  return current ? <ReviewCase current={current} view={view} session={session} /> : <EmptyDesk />;
}
