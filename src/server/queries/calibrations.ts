import { sql } from 'kysely';
import type { CalibrationVersion, seeCalibrations, seeScanners } from '#contract/calibrations.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { Scanner, ScannerCalibration } from '#domain/calibration/scanner-calibration.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { Database } from '../db/database.ts';

const SCANNERS_MAX = 200;
const VERSIONS_MAX = 50;
const WEDGE_SCANS_MAX = 20;

const sidecar = (...keys: readonly string[]) => sql<string>`facts #>> ${sql.lit(`{sidecar,${keys.join(',')}}`)}`;
const energy = (place: 0 | 1) => sql<number>`(${sidecar('planes', String(place), 'energyMeV')})::double precision`;

export async function scanners(db: Database): Promise<ReplyOf<typeof seeScanners>> {
  const rows = await db
    .selectFrom('scans')
    .select([
      sidecar('site').as('site'),
      sidecar('lane').as('lane'),
      sidecar('scanner', 'serial').as('serial'),
      energy(0).as('highMeV'),
      energy(1).as('lowMeV'),
      sql<string>`max(${sidecar('scanner', 'model')})`.as('model'),
      (eb) => eb.fn.max('arrived_at').as('lastScanAt'),
    ])
    .where(energy(1), 'is not', null)
    .groupBy(sql`1, 2, 3, 4, 5`)
    .orderBy(sql`1, 2, 3, 4, 5`)
    .limit(SCANNERS_MAX)
    .execute();
  const newest = await db
    .selectFrom('scanner_calibrations')
    .innerJoin('officers', 'officers.id', 'set_by')
    .distinctOn(['site', 'lane', 'serial', 'high_mev', 'low_mev'])
    .selectAll('scanner_calibrations')
    .select('display_name')
    .orderBy(sql`site, lane, serial, high_mev, low_mev, version desc`)
    .execute();
  const keyOf = (one: readonly (string | number)[]) => JSON.stringify(one);
  const byScanner = new Map(
    newest.map((row) => [keyOf([row.site, row.lane, row.serial, row.high_mev, row.low_mev]), versionOf(row)]),
  );
  return {
    scanners: rows.map(({ model, lastScanAt, ...scanner }) => ({
      scanner,
      model,
      lastScanAt,
      newest: byScanner.get(keyOf(Object.values(scanner))) ?? null,
    })),
  };
}

export async function calibrationsOf(db: Database, scanner: Scanner): Promise<ReplyOf<typeof seeCalibrations>> {
  const rows = await versionsOf(db, scanner)
    .innerJoin('officers', 'officers.id', 'set_by')
    .selectAll('scanner_calibrations')
    .select('display_name')
    .limit(VERSIONS_MAX)
    .execute();
  const wedges = await wedgeScansOf(db, scanner).orderBy('arrived_at', 'desc').limit(WEDGE_SCANS_MAX).execute();
  return {
    versions: rows.map((row) => ({ ...versionOf(row), steps: [...row.steps] })),
    wedgeScans: wedges.map(({ facts }) => facts),
  };
}

/** Those of the scans that are of a step wedge before this scanner. */
export async function wedgeScansAmong(db: Database, scanner: Scanner, ids: readonly ScanId[]) {
  const rows = await wedgeScansOf(db, scanner)
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ facts }) => facts.id));
}

/** The newest version of a scanner; undefined where it was never calibrated. */
export async function newestVersion(db: Database, scanner: Scanner) {
  return versionsOf(db, scanner).selectAll().limit(1).executeTakeFirst();
}

export async function versionNumbered(db: Database, scanner: Scanner, version: number) {
  return versionsOf(db, scanner).selectAll().where('version', '=', version).executeTakeFirst();
}

/** What a scan is judged by: the curves in force for its scanner when it was taken. */
export async function calibrationFor(db: Database, taken: ScanSidecar): Promise<ScannerCalibration | null> {
  const [high, low] = taken.planes;
  if (!high || !low || taken.purpose === 'calibration') return null;
  const { site, lane, scanner } = taken;
  const of = { site, lane, serial: scanner.serial, highMeV: high.energyMeV, lowMeV: low.energyMeV };
  const query = versionsOf(db, of).select('calibration').where('set_at', '<=', taken.scannedAt).limit(1);
  return (await query.executeTakeFirst())?.calibration ?? null;
}

function versionsOf(db: Database, { site, lane, serial, highMeV, lowMeV }: Scanner) {
  return db
    .selectFrom('scanner_calibrations')
    .where('site', '=', site)
    .where('lane', '=', lane)
    .where('serial', '=', serial)
    .where('high_mev', '=', highMeV)
    .where('low_mev', '=', lowMeV)
    .orderBy('version', 'desc');
}

function wedgeScansOf(db: Database, { site, lane, serial, highMeV, lowMeV }: Scanner) {
  return db
    .selectFrom('scans')
    .select('facts')
    .where(sidecar('purpose'), '=', 'calibration')
    .where(sidecar('site'), '=', site)
    .where(sidecar('lane'), '=', lane)
    .where(sidecar('scanner', 'serial'), '=', serial)
    .where(energy(0), '=', highMeV)
    .where(energy(1), '=', lowMeV);
}

type Row = NonNullable<Awaited<ReturnType<typeof newestVersion>>> & { readonly display_name: string };

function versionOf({ version, calibration, restored, fits, reason, set_at, display_name }: Row): CalibrationVersion {
  return { version, calibration, restored, fits: [...fits], reason, setAt: set_at, setBy: display_name };
}
