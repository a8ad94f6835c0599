import { useEffect } from 'react';
import type { AppUpdate } from '../offline/app-update.ts';
import type { WorkplaceState } from './session/workplace.ts';

const ASK_AGAIN_MS = 2_000;

/** Takes a newer version between cases: nobody is here, or no case is in hand and nothing waits to be sent. */
export function useUpdate(update: AppUpdate, state: WorkplaceState): void {
  useEffect(() => {
    const takeIfFree = () => {
      if (update.get() === 'ready' && isFree(state)) update.take();
    };
    takeIfFree();
    const asking = setInterval(takeIfFree, ASK_AGAIN_MS);
    const unsubscribes = [
      update.subscribe(takeIfFree),
      ...(state.kind === 'open'
        ? [state.station.desk.subscribe(takeIfFree), state.station.status.subscribe(takeIfFree)]
        : []),
    ];
    return () => {
      clearInterval(asking);
      for (const unsubscribe of unsubscribes) unsubscribe();
    };
  }, [update, state]);
}

/** Whether loading the page anew would interrupt nobody. */
export function isFree(state: WorkplaceState): boolean {
  if (state.kind !== 'open') return state.kind !== 'opening';
  const { waitingToSend, heldCommands } = state.station.status.get();
  return state.station.desk.state().current === null && waitingToSend === 0 && heldCommands === 0;
}
