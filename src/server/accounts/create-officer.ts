import { Officer, OfficerId, type Role } from '#domain/officer/officer.ts';
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

/** Opens an account; one that exists under the name is left as it is and returned. */
export async function createOfficer(
  { db, clock, newId }: Pick<Deployment, 'db' | 'clock' | 'newId'>,
  { username, displayName, role, password }: NewOfficer,
): Promise<Officer> {
  const name = canonicalUsername(username);
  const columns = ['id', 'username', 'display_name as displayName', 'role'] as const;
  const find = () => db.selectFrom('officers').select(columns).where('username', '=', name).executeTakeFirst();
  const known = await find();
  if (known) return Officer.parse(known);
  const officer = Officer.parse({ id: OfficerId.parse(`off_${newId()}`), username: name, displayName, role });
  await db
    .insertInto('officers')
    .values({
      id: officer.id,
      username: name,
      display_name: displayName,
      role,
      password_hash: await hashPassword(password),
      created_at: nowAt(clock),
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .execute();
  return Officer.parse(await find());
}
