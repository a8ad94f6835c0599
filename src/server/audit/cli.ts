import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open-database.ts';
import { checkpointFileIn } from './checkpoint-file.ts';
import { verifyAudit } from './verify.ts';

/*
 * `npm run audit:verify`: proves the chain of the audit trail. Ends with 0 when it holds, 1 when it does not, 2 when it
 * could not be read. Works beside a running server and without one.
 */
try {
  const config = readConfig(process.env);
  const { db, close } = await openDatabase({ url: config.databaseUrl, dataFolder: config.dataFolder, isVisitor: true });
  const status = await verifyAudit(db, checkpointFileIn(config.dataFolder));
  await close();
  if (status.broken) {
    console.error(`The audit trail is broken at event ${status.broken.seq}: ${status.broken.reason}.`);
    console.error(`${status.events} events before it hold.`);
    process.exitCode = 1;
  } else {
    console.log(`The audit trail holds: ${status.events} events, head ${status.headHash}.`);
  }
} catch (error) {
  console.error(`The audit trail could not be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
