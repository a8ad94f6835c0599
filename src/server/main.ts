import { readConfig } from './config.ts';
import { DEMO_ACCOUNTS, seedAccounts } from './seed/demo-accounts.ts';
import { startServer } from './start-server.ts';

/* Starts the server as the environment says (see config.ts) and keeps it until it is told to stop. */
try {
  const config = readConfig(process.env);
  const server = await startServer(config);

  let isClosing = false;
  function stop(): void {
    if (isClosing) return;
    isClosing = true;
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  }
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (config.seed !== 'none') {
    await seedAccounts(server.deployment, config.demoPassword);
    console.log(`Demo accounts: ${DEMO_ACCOUNTS.map(({ username }) => username).join(', ')}`);
    console.log(`Their password: ${config.demoPassword}`);
  }
  console.log(`Gantry is ready: ${server.address}`);
} catch (error) {
  console.error(`Gantry could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
