import { Officer, OfficerId, type Role } from '#domain/officer/officer.ts';
import { type TransactParts, transact } from '../commands/transact.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { hashPassword } from './password.ts';

export interface NewOfficer {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
}

/** Names of accounts are told apart without regard to case. */
export function canonicalUsername(username: string): string {
  return username.trim().toLowerCase();
}

type Parts = TransactParts & Pick<Deployment, 'clock' | 'newId'>;

/** Opens an account, with an event in the trail; one that exists under the name is left as it is and returned. */
export async function createOfficer(
  parts: Parts,
  { username, displayName, role, password }: NewOfficer,
): Promise<Officer> {
  const { db, clock, newId } = parts;
  const name = canonicalUsername(username);
  const columns = ['id', 'username', 'display_name as displayName', 'role'] as const;
  const find = () => db.selectFrom('officers').select(columns).where('username', '=', name).executeTakeFirst();
  const known = await find();
  if (known) return Officer.parse(known);
  const officer = Officer.parse({ id: OfficerId.parse(`off_${newId()}`), username: name, displayName, role });
  const password_hash = await hashPassword(password);
  await transact(parts, async ({ tx, appendAudit }) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('officers')
      .values({
        id: officer.id,
        username: name,
        display_name: displayName,
        role,
        password_hash,
        created_at: nowAt(clock),
      })
      .onConflict((conflict) => conflict.column('username').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return;
    const details = { officerId: officer.id, username: name, role };
    await appendAudit({ action: 'officer.created', actorId: null, scanId: null, deviceAt: null, details });
  });
  return Officer.parse(await find());
}
