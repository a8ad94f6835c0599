import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import type { Officer } from '#domain/officer/officer.ts';
import { mayRole, type Right } from '#domain/officer/rights.ts';
import { t } from '../i18n/t.ts';
import { BlankState } from '../ui/blank-state.tsx';
import { errorOf, FaultScreen } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import type { SignOutReach } from './session/workplace.ts';

interface RouterContext {
  readonly officer: Officer;
  readonly onSignOut: (reach: SignOutReach) => void;
}

const QueueSearch = z.object({
  view: z.enum(['all', 'mine', 'second']).optional().catch(undefined),
  q: z.string().max(80).optional().catch(undefined),
});

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: FrameOfSession });

function FrameOfSession() {
  const { onSignOut } = rootRoute.useRouteContext();
  return <Frame onSignOut={onSignOut} />;
}

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/queue' });
  },
});

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  validateSearch: (search): z.infer<typeof QueueSearch> => QueueSearch.parse(search),
  component: lazyRouteComponent(() => import('../screens/queue/queue-screen.tsx'), 'QueueScreen'),
});

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  beforeLoad: ({ context }) => require(context.officer, 'scan.review'),
  component: lazyRouteComponent(() => import('../screens/review/review-screen.tsx'), 'ReviewScreen'),
});

const recordsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records',
  beforeLoad: ({ context }) => require(context.officer, 'record.see'),
  component: lazyRouteComponent(() => import('../screens/records/records-screen.tsx'), 'RecordsScreen'),
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$scanId',
  beforeLoad: ({ context }) => require(context.officer, 'record.see'),
  component: lazyRouteComponent(() => import('../screens/records/record-screen.tsx'), 'RecordScreen'),
});

function require(officer: Officer, right: Right): void {
  if (!mayRole(officer.role, right)) throw redirect({ to: '/queue' });
}

const routeTree = rootRoute.addChildren([homeRoute, queueRoute, reviewRoute, recordsRoute, recordRoute]);

/** The screens by their addresses, each loaded when it is first opened. */
export function createWorkstationRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <BlankState heading={t('app.loading')} />,
    defaultErrorComponent: ({ error, reset }) => <FaultScreen error={errorOf(error)} onReopen={reset} />,
    defaultNotFoundComponent: () => <BlankState heading={t('problem.not-found')} />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createWorkstationRouter>;
  }
}
