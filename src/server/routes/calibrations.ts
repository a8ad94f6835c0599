import type { FastifyInstance } from 'fastify';
import { restoreCalibration, seeCalibrations, seeScanners, setCalibration } from '#contract/calibrations.ts';
import { restoreCurves, setCurves } from '../commands/set-calibration.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { calibrationsOf, scanners } from '../queries/calibrations.ts';

export function calibrationRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeScanners, 'calibration.see', () => scanners(deployment.db));

  serve(app, deployment, seeCalibrations, 'calibration.see', ({ body }) => calibrationsOf(deployment.db, body));

  serve(app, deployment, setCalibration, 'calibration.set', async ({ session, body }) =>
    answered(setCalibration, await setCurves(deployment, session.officer.id, body)),
  );

  serve(app, deployment, restoreCalibration, 'calibration.set', async ({ session, body }) =>
    answered(restoreCalibration, await restoreCurves(deployment, session.officer.id, body)),
  );
}
