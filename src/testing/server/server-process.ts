import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const START_LIMIT_MS = 60_000;

export interface ServerProcess {
  readonly address: string;
  readonly pid: number;
  /** All that it printed so far. */
  output(): string;
  /** As a crash or a power button would. */
  kill(): Promise<void>;
  /** As an administrator would; returns the exit code. */
  stop(): Promise<number | null>;
}

/** The real server in a process of its own, with its own PostgreSQL, once it says that it is ready. */
export async function startServerProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, GANTRY_PORT: '0', GANTRY_SEED: 'none', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));

  const exited = once(child, 'exit');
  const address = await readyAddress(child, () => printed);
  const pid = child.pid as number;
  async function signal(name: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) child.kill(name);
    await exited;
    return child.exitCode;
  }
  return {
    address,
    pid,
    output: () => printed,
    kill: async () => {
      await signal('SIGKILL');
    },
    stop: () => signal('SIGTERM'),
  };
}

async function readyAddress(child: ChildProcess, printed: () => string): Promise<string> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const [, address] = /ready: (\S+)\n/.exec(printed()) ?? [];
    if (address) return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not start: ${printed()}`);
}
