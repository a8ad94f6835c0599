import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Clock } from '#base/clock.ts';
import type { DetectorSettings } from '#contract/detector-settings.ts';
import type { Officer } from '#domain/officer/officer.ts';
import type { Preferences } from '#domain/officer/preferences.ts';
import type { DeskPorts } from '../desk/desk-ports.ts';
import type { Desk, DeskState } from '../desk/desk-state.ts';
import type { OfficerPreferences } from '../desk/officer-preferences.ts';
import type { Readable, StationStatus } from './station-status.ts';

/** The outside world as the screens see it. */
export interface Workstation {
  readonly officer: Officer;
  readonly desk: Desk;
  readonly status: Readable<StationStatus>;
  readonly detectorSettings: Readable<DetectorSettings>;
  readonly preferences: OfficerPreferences;
  readonly loadPictures: DeskPorts['loadPictures'];
  readonly clock: Clock;
  /** A newer version of the workstation, once it is stored here. */
  readonly update: Readable<'none' | 'ready'>;
}

const WorkstationContext = createContext<Workstation | null>(null);

export function WorkstationProvider({ value, children }: { value: Workstation; children: ReactNode }) {
  return <WorkstationContext value={value}>{children}</WorkstationContext>;
}

export function useWorkstation(): Workstation {
  const workstation = useContext(WorkstationContext);
  if (!workstation) throw new Error('No workstation: the screen is outside of <WorkstationProvider>');
  return workstation;
}

/** A part of the desk's state. The selector must return a stable part, not build a new one. */
export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  const { desk } = useWorkstation();
  return useSyncExternalStore(desk.subscribe, () => select(desk.state()));
}

export function useStationStatus(): StationStatus {
  const { status } = useWorkstation();
  return useSyncExternalStore(status.subscribe, status.get);
}

/** How the officer likes to work. */
export function usePreferences(): Preferences {
  const { preferences } = useWorkstation();
  return useSyncExternalStore(preferences.subscribe, preferences.get);
}

/** Which pack is active where, and the rules in force. */
export function useDetectorSettings(): DetectorSettings {
  const { detectorSettings } = useWorkstation();
  return useSyncExternalStore(detectorSettings.subscribe, detectorSettings.get);
}
