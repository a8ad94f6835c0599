import { useCallback } from 'react';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { ReplayBar } from '../../features/replay/replay-bar.tsx';
import { useReplay } from '../../features/replay/use-replay.ts';
import { shownAs } from './shown-as.ts';

/** The replay of what officers looked at, for the picture of a decided scan; nothing where nothing was recorded. */
export function useRecordReplay(scan: Scan, isRecorded: boolean, view: ViewStore) {
  const show = useCallback((look: Recipe) => view.setState(shownAs(look) ?? {}), [view]);
  const model = useReplay(scan, show);
  return isRecorded
    ? { replay: model.replay, replayBar: <ReplayBar model={model} /> }
    : { replay: null, replayBar: null };
}
