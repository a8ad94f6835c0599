import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Clock } from '#base/clock.ts';
import type { Officer } from '#domain/officer/officer.ts';
import type { AppUpdate } from '../offline/app-update.ts';
import { WorkstationProvider } from '../state/workstation.tsx';
import { createWorkstationRouter } from './router.tsx';
import type { Station, Workplace } from './session/workplace.ts';

interface ScreensProps {
  readonly officer: Officer;
  readonly station: Station;
  readonly clock: Clock;
  readonly update: AppUpdate;
  readonly onSignOut: Workplace['signOut'];
}

/** The screens of who is signed in. */
export function Screens({ officer, station, clock, update, onSignOut }: ScreensProps) {
  const workstation = useMemo(
    () => ({
      officer,
      clock,
      desk: station.desk,
      status: station.status,
      detectorSettings: station.detectorSettings,
      preferences: station.preferences,
      loadPictures: station.loadPictures,
      update,
    }),
    [officer, clock, station, update],
  );
  const router = useMemo(
    () => createWorkstationRouter({ officer, onSignOut: (reach) => void onSignOut(reach) }),
    [officer, onSignOut],
  );
  return (
    <WorkstationProvider value={workstation}>
      <RouterProvider router={router} />
    </WorkstationProvider>
  );
}
