import type { restoreCalibration, setCalibration } from '#contract/calibrations.ts';
import type { BodyOf } from '#contract/route.ts';
import type { Scanner, ScannerCalibration } from '#domain/calibration/scanner-calibration.ts';
import type { WedgeStep } from '#domain/calibration/wedge-step.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { type FittedCurve, fitCurves } from '#imaging/calibration/fit-curves.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { newestVersion, versionNumbered, wedgeScansAmong } from '../queries/calibrations.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Setting = BodyOf<typeof setCalibration>;
type Restoring = BodyOf<typeof restoreCalibration>;
type Fits = readonly Pick<FittedCurve, 'points' | 'residual' | 'error'>[];

/** What is put in force. */
interface Curves {
  readonly calibration: Omit<ScannerCalibration, 'version'> | null;
  readonly fits: Fits;
  readonly steps: readonly WedgeStep[];
  readonly restored: number | null;
}

/** Fits curves to measured steps and puts them in force. Scans that were taken before keep theirs. */
export async function setCurves(parts: Parts, officerId: OfficerId, command: Setting): Promise<Answer> {
  const { scanner, steps } = command;
  return change(parts, officerId, command, 'calibration.set', async (act) => {
    const ids = [...new Set(steps.map(({ scanId }) => scanId))];
    const known = await wedgeScansAmong(act.tx, scanner, ids);
    if (ids.some((id) => !known.has(id))) return new RequestProblem('not-a-wedge-scan', { field: 'steps' });
    const fitted = fitCurves(steps, scanner);
    if (!fitted.ok) {
      const detail = fitted.problem.map(({ kind, material }) => `${kind} (${material})`).join(', ');
      return new RequestProblem('calibration-unfit', { field: 'steps', detail });
    }
    const { curves, range } = fitted.value;
    return {
      calibration: {
        curves: curves.map(({ material, coefficients, from, to }) => ({
          material,
          coefficients: [...coefficients],
          from,
          to,
        })),
        range,
      },
      fits: curves.map(({ points, residual, error }) => ({ points, residual, error })),
      steps,
      restored: null,
    };
  });
}

/** Puts what was in force before in force again. Throws `not-found`. */
export async function restoreCurves(parts: Parts, officerId: OfficerId, command: Restoring): Promise<Answer> {
  const { scanner, version } = command;
  return change(parts, officerId, command, 'calibration.restored', async (act) => {
    if (version === 0) return { calibration: null, fits: [], steps: [], restored: 0 };
    const earlier = await versionNumbered(act.tx, scanner, version);
    if (!earlier) throw new RequestProblem('not-found', { field: 'version', detail: 'There is no such version.' });
    const { calibration, fits, steps } = earlier;
    return { calibration, fits, steps, restored: version };
  });
}

async function change(
  parts: Parts,
  officerId: OfficerId,
  command: Setting | Restoring,
  action: 'calibration.set' | 'calibration.restored',
  curvesOf: (act: Act) => Promise<Curves | RequestProblem>,
): Promise<Answer> {
  const at = nowAt(parts.clock);
  const { commandId, scanner, baseVersion, deviceAt, reason } = command;
  return transact(parts, (act) =>
    once(act.tx, { commandId, officerId, command, nowAt: at }, async () => {
      const before = (await newestVersion(act.tx, scanner))?.version ?? 0;
      if (before !== baseVersion) return answerOf(new RequestProblem('calibration-changed'));
      const curves = await curvesOf(act);
      if (curves instanceof RequestProblem) return answerOf(curves);
      const version = before + 1;
      if (!(await insert(act, scanner, version, curves, { reason, at, officerId })))
        return answerOf(new RequestProblem('calibration-changed'));
      const { calibration, fits } = curves;
      await act.appendAudit({
        action,
        actorId: officerId,
        scanId: null,
        deviceAt,
        details: { command, version, calibration, fits },
      });
      return { status: 200, body: { version } };
    }),
  );
}

/** False when somebody else was first. */
async function insert(
  { tx }: Act,
  { site, lane, serial, highMeV, lowMeV }: Scanner,
  version: number,
  { calibration, fits, steps, restored }: Curves,
  { reason, at, officerId }: { readonly reason: string; readonly at: string; readonly officerId: OfficerId },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('scanner_calibrations')
    .values({
      site,
      lane,
      serial,
      high_mev: highMeV,
      low_mev: lowMeV,
      version,
      calibration: calibration && JSON.stringify({ ...calibration, version }),
      restored,
      fits: JSON.stringify(fits),
      steps: JSON.stringify(steps),
      reason,
      set_at: at,
      set_by: officerId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return inserted !== undefined;
}
