import type { Role } from '#domain/officer/officer.ts';
import { createOfficer } from '../accounts/create-officer.ts';
import type { Deployment } from '../deployment.ts';

/** Accounts for trying things out, named after roles and not after people. */
export const DEMO_ACCOUNTS: readonly {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
}[] = [
  { username: 'officer1', displayName: 'Officer 1', role: 'officer' },
  { username: 'officer2', displayName: 'Officer 2', role: 'officer' },
  { username: 'senior1', displayName: 'Senior officer 1', role: 'senior-officer' },
  { username: 'supervisor1', displayName: 'Supervisor 1', role: 'supervisor' },
  { username: 'admin1', displayName: 'Administrator 1', role: 'administrator' },
  { username: 'scanner1', displayName: 'Scanner 1', role: 'scanner' },
];

/** Opens those that do not exist yet; the others keep their passwords. */
export async function seedAccounts(deployment: Deployment, password: string): Promise<void> {
  await Promise.all(DEMO_ACCOUNTS.map((account) => createOfficer(deployment, { ...account, password })));
}
