import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { FIGURE_DAYS } from '#contract/figures.ts';
import { type Officer, OfficerId } from '#domain/officer/officer.ts';
import { QueueView } from '#domain/queue/queue-view.ts';
import { t } from '../i18n/t.ts';
import { TrailSearch } from '../screens/trail/trail-query.ts';
import { BlankState } from '../ui/blank-state.tsx';
import { errorOf, FaultScreen } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { homeOf, mayOpen, type ScreenPath } from './screens-of.ts';
import type { SignOutReach } from './session/workplace.ts';

interface RouterContext {
  readonly officer: Officer;
  readonly onSignOut: (reach: SignOutReach) => void;
}

const QueueSearch = z.object({
  view: QueueView.optional().catch(undefined),
  q: z.string().max(80).optional().catch(undefined),
});

const FigureSearch = z.object({
  days: z.enum(FIGURE_DAYS).optional().catch(undefined),
  whose: z
    .union([OfficerId, z.literal('all')])
    .optional()
    .catch(undefined),
});

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: FrameOfSession });

function FrameOfSession() {
  const { onSignOut } = rootRoute.useRouteContext();
  return <Frame onSignOut={onSignOut} />;
}

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeOf(context.officer) ?? '/queue' });
  },
});

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  validateSearch: (search): z.infer<typeof QueueSearch> => QueueSearch.parse(search),
  beforeLoad: ({ context }) => require(context.officer, '/queue'),
  component: lazyRouteComponent(() => import('../screens/queue/queue-screen.tsx'), 'QueueScreen'),
});

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  beforeLoad: ({ context }) => require(context.officer, '/review'),
  component: lazyRouteComponent(() => import('../screens/review/review-screen.tsx'), 'ReviewScreen'),
});

const recordsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records',
  beforeLoad: ({ context }) => require(context.officer, '/records'),
  component: lazyRouteComponent(() => import('../screens/records/records-screen.tsx'), 'RecordsScreen'),
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$scanId',
  beforeLoad: ({ context }) => require(context.officer, '/records'),
  component: lazyRouteComponent(() => import('../screens/records/record-screen.tsx'), 'RecordScreen'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  beforeLoad: ({ context }) => require(context.officer, '/audit'),
  component: lazyRouteComponent(() => import('../screens/audit/rounds-screen.tsx'), 'RoundsScreen'),
});

const roundRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit/$roundId',
  beforeLoad: ({ context }) => require(context.officer, '/audit'),
  component: lazyRouteComponent(() => import('../screens/audit/round-screen.tsx'), 'RoundScreen'),
});

const rereadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit/$roundId/$scanId',
  beforeLoad: ({ context }) => require(context.officer, '/audit'),
  component: lazyRouteComponent(() => import('../screens/audit/reread-screen.tsx'), 'RereadScreen'),
});

const escalationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/escalations/$scanId',
  beforeLoad: ({ context }) => require(context.officer, '/queue'),
  component: lazyRouteComponent(() => import('../screens/escalation/escalation-screen.tsx'), 'EscalationScreen'),
});

const trailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/trail',
  validateSearch: (search): TrailSearch => TrailSearch.parse(search),
  beforeLoad: ({ context }) => require(context.officer, '/trail'),
  component: lazyRouteComponent(() => import('../screens/trail/trail-screen.tsx'), 'TrailScreen'),
});

const figuresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/figures',
  validateSearch: (search): z.infer<typeof FigureSearch> => FigureSearch.parse(search),
  beforeLoad: ({ context }) => require(context.officer, '/figures'),
  component: lazyRouteComponent(() => import('../screens/figures/figures-screen.tsx'), 'FiguresScreen'),
});

const modelPacksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/model-packs',
  beforeLoad: ({ context }) => require(context.officer, '/model-packs'),
  component: lazyRouteComponent(() => import('../screens/administration/model-packs-screen.tsx'), 'ModelPacksScreen'),
});

const targetingRulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/targeting-rules',
  beforeLoad: ({ context }) => require(context.officer, '/targeting-rules'),
  component: lazyRouteComponent(
    () => import('../screens/administration/targeting-rules-screen.tsx'),
    'TargetingRulesScreen',
  ),
});

const reviewPolicyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review-policy',
  beforeLoad: ({ context }) => require(context.officer, '/review-policy'),
  component: lazyRouteComponent(
    () => import('../screens/review-policy/review-policy-screen.tsx'),
    'ReviewPolicyScreen',
  ),
});

const calibrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calibration',
  beforeLoad: ({ context }) => require(context.officer, '/calibration'),
  component: lazyRouteComponent(() => import('../screens/calibration/calibration-screen.tsx'), 'CalibrationScreen'),
});

const refusedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/refused-deliveries',
  beforeLoad: ({ context }) => require(context.officer, '/refused-deliveries'),
  component: lazyRouteComponent(() => import('../screens/refused/refused-screen.tsx'), 'RefusedScreen'),
});

const conflictsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/conflicts',
  beforeLoad: ({ context }) => require(context.officer, '/conflicts'),
  component: lazyRouteComponent(() => import('../screens/conflicts/conflicts-screen.tsx'), 'ConflictsScreen'),
});

/** Everyone has keys. */
const keysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/keys',
  component: lazyRouteComponent(() => import('../screens/keys/keys-screen.tsx'), 'KeysScreen'),
});

function require(officer: Officer, path: ScreenPath): void {
  if (!mayOpen(officer, path)) throw redirect({ to: homeOf(officer) ?? '/queue' });
}

const routeTree = rootRoute.addChildren([
  homeRoute,
  queueRoute,
  reviewRoute,
  recordsRoute,
  recordRoute,
  auditRoute,
  roundRoute,
  rereadRoute,
  escalationRoute,
  trailRoute,
  figuresRoute,
  modelPacksRoute,
  targetingRulesRoute,
  reviewPolicyRoute,
  conflictsRoute,
  calibrationRoute,
  refusedRoute,
  keysRoute,
]);

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
