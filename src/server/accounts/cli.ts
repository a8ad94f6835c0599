import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { Role } from '#domain/officer/officer.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open-database.ts';
import { createOfficer } from './create-officer.ts';

/*
 * Opens an account: `node src/server/accounts/cli.ts USERNAME ROLE "DISPLAY NAME" < password`. Works beside a running
 * server and without one. An account of that name that exists is left as it is.
 */
try {
  const [username = '', role = '', displayName = ''] = process.argv.slice(2);
  const password = (await text(process.stdin)).trim();
  if (!username || !displayName || password.length < 10) {
    throw new Error(
      'expected USERNAME ROLE "DISPLAY NAME", and a password of ten characters or more on standard input',
    );
  }
  const { databaseUrl, dataFolder } = readConfig({ ...process.env, GANTRY_SEED: 'none' });
  const { db, close } = await openDatabase({ url: databaseUrl, dataFolder, isVisitor: true });
  const clock = { nowMs: () => Date.now() };
  const account = { username, displayName, role: Role.parse(role), password };
  // Nobody follows along here, and a running server notes the growth of the trail with its next event.
  const alone = { live: { announce: () => undefined }, checkpoints: { noteGrowth: () => undefined } };
  const officer = await createOfficer({ db, clock, newId: randomUUID, ...alone }, account);
  await close();
  console.log(`${officer.username} (${officer.role}) is ${officer.id}`);
} catch (error) {
  console.error(`No account was opened: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
