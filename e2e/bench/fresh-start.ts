/**
 * How long `npm start` takes in a fresh clone of the last commit, until the server says that it is ready, and how long a
 * second start takes.
 *
 *   npm run bench:start
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { row } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-clone-'));
try {
  execFileSync('git', ['clone', '--quiet', process.cwd(), folder]);
  row('`npm start` in a fresh clone, until it is ready', `${await secondsToReady()} s`);
  row('A second `npm start` there', `${await secondsToReady()} s`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}

function secondsToReady(): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const env = { ...process.env, GANTRY_PORT: '0', GANTRY_DATA: join(folder, '.gantry') };
    // A group of its own, so that npm, its shell and the server end together.
    const child = spawn('npm', ['start'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    let seconds: number | undefined;
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (seconds !== undefined || !output.includes('Gantry is ready')) return;
      seconds = Math.round((performance.now() - startedMs) / 100) / 10;
      process.kill(-(child.pid as number), 'SIGTERM');
    });
    child.on('exit', () => (seconds === undefined ? reject(new Error(output)) : resolve(seconds)));
  });
}
