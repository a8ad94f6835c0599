import { Officer } from '#domain/officer/officer.ts';
import { canonicalUsername } from '../accounts/create-officer.ts';
import { isPassword, NOBODYS_HASH } from '../accounts/password.ts';
import type { SignInThrottle } from '../accounts/sign-in-throttle.ts';
import { type Deployment, instantOf, nowAt } from '../deployment.ts';
import { hashToken, newToken, SESSION_MS } from '../http/session.ts';
import { transact } from './transact.ts';

interface Attempt {
  readonly username: string;
  readonly password: string;
  /** Where it came from. */
  readonly address: string;
}

type Outcome =
  | { readonly ok: true; readonly officer: Officer; readonly token: string }
  | { readonly ok: false; readonly problem: 'wrong-credentials' | 'locked-out' };

/** Begins a session. Each attempt is in the trail, but for those of someone who is locked out. */
export async function signInOfficer(
  deployment: Deployment,
  throttle: SignInThrottle,
  { username, password, address }: Attempt,
): Promise<Outcome> {
  const name = canonicalUsername(username);
  if (throttle.isLockedOut(name, address)) return { ok: false, problem: 'locked-out' };
  // Counted before the password is looked at, or parallel guesses would all be free.
  throttle.noteFailure(name, address);
  const row = await deployment.db.selectFrom('officers').selectAll().where('username', '=', name).executeTakeFirst();
  const isRight = await isPassword(password, row?.password_hash ?? NOBODYS_HASH);
  if (!row || !isRight) {
    await recordFailure(deployment, name, address);
    return { ok: false, problem: 'wrong-credentials' };
  }
  throttle.noteSuccess(name, address);
  const officer = Officer.parse({ id: row.id, username: name, displayName: row.display_name, role: row.role });
  return { ok: true, officer, token: await beginSession(deployment, officer, address) };
}

async function recordFailure(deployment: Deployment, username: string, address: string): Promise<void> {
  await transact(deployment, ({ appendAudit }) =>
    appendAudit({
      action: 'officer.sign-in-failed',
      actorId: null,
      scanId: null,
      deviceAt: null,
      details: { username, address },
    }),
  );
}

async function beginSession(deployment: Deployment, officer: Officer, address: string): Promise<string> {
  const token = newToken();
  const createdAt = nowAt(deployment.clock);
  await transact(deployment, async ({ tx, appendAudit }) => {
    await tx.deleteFrom('sessions').where('expires_at', '<=', createdAt).execute();
    await tx
      .insertInto('sessions')
      .values({
        token_sha256: hashToken(token),
        officer_id: officer.id,
        created_at: createdAt,
        expires_at: instantOf(deployment.clock.nowMs() + SESSION_MS),
      })
      .execute();
    await appendAudit({
      action: 'officer.signed-in',
      actorId: officer.id,
      scanId: null,
      deviceAt: null,
      details: { address },
    });
  });
  return token;
}
