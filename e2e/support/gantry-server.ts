import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A real server on its own data folder, database and port. */
export interface GantryServer {
  readonly url: string;
  readonly dataFolder: string;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
  /** Ends it in order and removes its data. */
  dispose(): Promise<void>;
}

interface Options {
  readonly seed?: 'demo' | 'accounts';
  readonly leaseSeconds?: number;
}

export async function startGantry({ seed = 'accounts', leaseSeconds }: Options = {}): Promise<GantryServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'gantry-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    GANTRY_PORT: String(port),
    GANTRY_DATA: dataFolder,
    GANTRY_SEED: seed,
    GANTRY_DEMO_PASSWORD: DEMO_PASSWORD,
    ...(leaseSeconds ? { GANTRY_LEASE_SECONDS: String(leaseSeconds) } : {}),
  };
  let child = await launch(env);

  return {
    url,
    dataFolder,
    kill: () => end(child, 'SIGKILL'),
    async restart() {
      child = await launch(env);
    },
    async dispose() {
      await end(child, 'SIGTERM');
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

export const DEMO_PASSWORD = 'gantry-demo';

/** The line by which the server says that it can be used. */
const READY = 'Gantry is ready';

async function launch(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['src/server/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output}`);
    if (output.includes(READY)) return child;
    await delay(100);
  }
  child.kill('SIGKILL');
  throw new Error(`The server was not ready in 60 s:\n${output}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
