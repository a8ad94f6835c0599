import type { Deployment } from '../deployment.ts';
import type { Session } from '../http/session.ts';
import { transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'live' | 'checkpoints'>;

/** Ends this session and tells its browser. */
export async function signOutOfficer(parts: Parts, { officer, tokenSha256 }: Session): Promise<void> {
  await transact(parts, async ({ tx, appendAudit, announce }) => {
    await tx.deleteFrom('sessions').where('token_sha256', '=', tokenSha256).execute();
    announce({ kind: 'signed-out' }, { tokenSha256 });
    await appendAudit({
      action: 'officer.signed-out',
      actorId: officer.id,
      scanId: null,
      deviceAt: null,
      details: {},
    });
  });
}

/** Ends all sessions of the officer, this one too. Returns how many. */
export async function signOutOfficerEverywhere(parts: Parts, { officer }: Session): Promise<number> {
  return transact(parts, async ({ tx, appendAudit, announce }) => {
    const ended = await tx
      .deleteFrom('sessions')
      .where('officer_id', '=', officer.id)
      .returning('token_sha256')
      .execute();
    announce({ kind: 'signed-out' }, { officerId: officer.id });
    await appendAudit({
      action: 'officer.signed-out-everywhere',
      actorId: officer.id,
      scanId: null,
      deviceAt: null,
      details: { sessionsEnded: ended.length },
    });
    return ended.length;
  });
}
