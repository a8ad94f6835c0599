import { readConfig } from './config.ts';
import { watchFolder } from './ingest/watch-folder.ts';
import { DEMO_ACCOUNTS, seedAccounts } from './seed/demo-accounts.ts';
import { plantDemoScans } from './seed/demo-scans.ts';
import { startServer } from './start-server.ts';

/* Starts the server as the environment says (see config.ts) and keeps it until it is told to stop. */
try {
  const config = readConfig(process.env);
  const server = await startServer(config);
  const endings: (() => Promise<void>)[] = [server.close];

  let isStopping = false;
  async function stop(): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    for (const end of endings.toReversed()) await end();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () =>
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      ),
    );
  }

  if (config.watchFolder) {
    endings.push((await watchFolder(server.deployment, config.watchFolder, server.report)).close);
  }
  if (config.seed !== 'none') await seedAccounts(server.deployment, config.demoPassword);
  if (config.seed === 'demo') {
    const planting = plantDemoScans(server.deployment);
    endings.push(planting.stop);
    planting.all.catch((error) => server.report('Not all demo scans were planted', error));
    await planting.first;
  }
  if (config.seed !== 'none') {
    console.log(`Demo accounts: ${DEMO_ACCOUNTS.map(({ username }) => username).join(', ')}`);
    console.log(`Their password: ${config.demoPassword}`);
  }
  console.log(`Gantry is ready: ${server.address}`);
} catch (error) {
  console.error(`Gantry could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
