import type { DetectorSettings } from '#contract/detector-settings.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { rulesInForce } from './targeting-rules.ts';

/** What every station is told about packs and rules; no reason of a rule, which is for those who set them. */
export async function detectorSettings({ db, clock }: Pick<Deployment, 'db' | 'clock'>): Promise<DetectorSettings> {
  const choices = await db.selectFrom('pack_choices').select(['site', 'pack_sha256']).execute();
  const packs = await db
    .selectFrom('model_packs')
    .select(['sha256', 'manifest'])
    .orderBy('installed_at', 'desc')
    .execute();
  return {
    choices: choices.map(({ site, pack_sha256 }) => ({ site, pack: pack_sha256 ?? 'bundled' })),
    packs: packs.map(({ sha256, manifest: { id, version, notice, classes } }) => ({
      sha256,
      packId: id,
      version,
      notice,
      classes,
    })),
    rules: await rulesInForce(db, nowAt(clock)),
  };
}
