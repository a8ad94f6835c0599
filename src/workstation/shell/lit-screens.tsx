import { MantineProvider } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { room } from '../ui/room.ts';
import { theme } from '../ui/theme.ts';

const SCHEMES = { dark: 'dark', bright: 'light' } as const;

/** The kit in the colours of the room. */
export function LitScreens({ children }: { children: ReactNode }) {
  const chosen = useSyncExternalStore(room.subscribe, room.get);
  return (
    <MantineProvider theme={theme} forceColorScheme={SCHEMES[chosen]}>
      {children}
    </MantineProvider>
  );
}
