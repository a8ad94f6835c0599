import type { ActivePackRow, InstalledPack, seeModelPacks } from '#contract/model-packs.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { Database } from '../db/database.ts';

const SITES_MAX = 500;

/** All installed packs, which is active where, and the sites that there are. */
export async function modelPacks(db: Database): Promise<ReplyOf<typeof seeModelPacks>> {
  const officers = await db.selectFrom('officers').select(['id', 'display_name as displayName']).execute();
  const names = new Map(officers.map(({ id, displayName }) => [id, displayName]));
  const nameOf = (officerId: string) => names.get(officerId) ?? officerId;
  return { packs: await installedPacks(db, nameOf), active: await activePacks(db, nameOf), sites: await sitesOf(db) };
}

async function installedPacks(db: Database, nameOf: (id: string) => string): Promise<InstalledPack[]> {
  const rows = await db.selectFrom('model_packs').selectAll().orderBy('installed_at', 'desc').execute();
  return rows.map(({ sha256, manifest, operators, installed_at, installed_by, self_test }) => ({
    sha256,
    packId: manifest.id,
    version: manifest.version,
    title: manifest.title,
    notice: manifest.notice,
    classes: manifest.classes,
    thresholds: manifest.thresholds,
    modelSha256: manifest.model.sha256,
    modelBytes: manifest.model.bytes,
    operators: [...operators],
    installedAt: installed_at,
    installedBy: nameOf(installed_by),
    selfTest: self_test && { ...self_test, testedBy: nameOf(self_test.testedBy) },
  }));
}

async function activePacks(db: Database, nameOf: (id: string) => string): Promise<ActivePackRow[]> {
  const rows = await db
    .selectFrom('pack_choices')
    .selectAll()
    .orderBy('site', (order) => order.asc().nullsFirst())
    .execute();
  return rows.map(({ site, pack_sha256, chosen_at, chosen_by }) => ({
    site,
    pack: pack_sha256 ?? 'bundled',
    chosenAt: chosen_at,
    chosenBy: nameOf(chosen_by),
  }));
}

/** From where scans have come. */
async function sitesOf(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('scans')
    .select((eb) => eb.ref('facts', '->').key('sidecar').key('site').$castTo<string>().as('site'))
    .distinct()
    .orderBy('site')
    .limit(SITES_MAX)
    .execute();
  return rows.map(({ site }) => site);
}
