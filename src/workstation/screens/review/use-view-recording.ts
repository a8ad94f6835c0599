import { useEffect } from 'react';
import { browserTimer } from '#sync/connection/timer.ts';
import { createViewRecorder } from '../../canvas/view-recorder.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** Records what is on the screen for as long as the review screen is open. */
export function useViewRecording(view: ViewStore): void {
  const { desk, clock } = useWorkstation();

  useEffect(() => {
    const recorder = createViewRecorder(view, { clock, timer: browserTimer });
    const stop = desk.followView(recorder.take);
    const tellAway = () => recorder.setAway(document.hidden);
    document.addEventListener('visibilitychange', tellAway);
    return () => {
      document.removeEventListener('visibilitychange', tellAway);
      stop();
      recorder.dispose();
    };
  }, [desk, clock, view]);
}
