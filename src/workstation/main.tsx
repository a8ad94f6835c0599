import './ui/mantine-styles.ts';
import { detectPlatform } from '@tanstack/react-hotkeys';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { problemOf } from './api/read.ts';
import { language } from './i18n/language.ts';
import { followUpdates } from './offline/app-update.ts';
import { App } from './shell/app.tsx';
import { CommandsProvider } from './shell/commands/commands.tsx';
import { createCommandRegistry } from './shell/commands/registry.ts';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { LitScreens } from './shell/lit-screens.tsx';
import { Localised } from './shell/localised.tsx';
import { createWorkplace } from './shell/session/workplace.ts';
import { workplacePorts } from './shell/session/workplace-ports.ts';
import { room } from './ui/room.ts';

const clock = { nowMs: () => Date.now() };

const workplace = createWorkplace(
  workplacePorts(async (officer) => {
    const [{ createStation }, { refreshOn }] = await Promise.all([
      import('#workstation/desk/create-station.ts'),
      import('./api/refresh-on.ts'),
      import('./shell/screens.tsx'),
    ]);
    const station = createStation(officer);
    const adopt = () => {
      const preferred = station.preferences.get();
      registry.adopt(preferred);
      if (preferred.language) void language.change(preferred.language).catch(() => undefined);
    };
    adopt();
    station.preferences.subscribe(adopt);
    station.live.subscribe((message) => {
      if (message.kind === 'signed-out') workplace.end();
      refreshOn(queryClient, message);
    });
    return station;
  }),
);

const queryClient = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: 1, staleTime: 5_000 } },
  queryCache: new QueryCache({
    onError: (error) => {
      if (problemOf(error) === 'signed-out') workplace.end();
    },
  }),
});

const registry = createCommandRegistry(detectPlatform());

const update = followUpdates({
  container: import.meta.env.PROD ? navigator.serviceWorker : undefined,
  reload: () => location.reload(),
  report: (error) => reportError(error),
});

void workplace.check();
room.restore();
const root = createRoot(document.getElementById('root') as HTMLElement);
const screens = (
  <StrictMode>
    <Localised>
      <LitScreens>
        <ErrorBoundary>
          <QueryClientProvider client={queryClient}>
            <CommandsProvider registry={registry}>
              <App workplace={workplace} clock={clock} update={update} />
            </CommandsProvider>
          </QueryClientProvider>
        </ErrorBoundary>
      </LitScreens>
    </Localised>
  </StrictMode>
);

// Before the first screen. Where its words cannot be had, English.
void language
  .change(language.ofStation())
  .catch(() => undefined)
  .then(() => root.render(screens));
