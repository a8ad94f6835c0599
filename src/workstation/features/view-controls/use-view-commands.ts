import { useMemo } from 'react';
import type { ViewStore } from '../../canvas/view-store.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import { viewActs } from './view-acts.ts';

/** The keys that change how the scan is looked at, and which tool is in hand. */
export function useViewCommands(view: ViewStore): void {
  useCommands(useMemo(() => viewActs(view), [view]));
}
