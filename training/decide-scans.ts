/**
 * Has a scripted officer decide simulated scans through a real server, and exports what was decided as COCO:
 *
 *   node training/decide-scans.ts --scans FOLDER --models FOLDER --out FOLDER [--held 48] [--cleared 24] [--from 0.1]
 *
 * The detector is the active pack of the folder of models, in the native runtime, shown from a score of `--from` on. The
 * officer knows the truth that lies beside each scan. Of the scans with something hidden the first `--held` are decided, of
 * the others the first `--cleared`. Server, database and their data are gone afterwards; what was exported stays.
 */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stderr } from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { remoteOfficer } from '#testing/server/remote-officer.ts';
import { deliveryTo } from '../e2e/support/deliver.ts';
import { DEMO_PASSWORD, startGantry } from '../e2e/support/gantry-server.ts';
import { decideScan } from './decisions/scripted-officer.ts';
import { openActivePack, proposalsOf } from './evaluation/detector.ts';
import { readScan, scanNames } from './evaluation/simulated-scan.ts';

const { scans, models, out, held, cleared, from } = parseArgs({
  options: {
    scans: { type: 'string' },
    models: { type: 'string' },
    out: { type: 'string' },
    held: { type: 'string', default: '48' },
    cleared: { type: 'string', default: '24' },
    from: { type: 'string', default: '0.1' },
  },
}).values;
if (!scans || !models || !out) throw new Error('expected --scans, --models and --out');

/** The server answers one while the detector looks at another. */
const SIDE_BY_SIDE = 4;

const pack = await openActivePack(2, pathToFileURL(`${resolve(models)}/`));
const thresholds = Object.fromEntries(pack.manifest.classes.map(({ id }) => [id, Number(from)]));
const gantry = await startGantry();
try {
  const deliver = await deliveryTo(gantry.url);
  const officer = await remoteOfficer(gantry.url, 'officer1', DEMO_PASSWORD);
  const sum = { confirmed: 0, rejected: 0, drawn: 0 };
  const left = await chosen(scans, { held: Number(held), cleared: Number(cleared) });

  /** Decides one scan after the other until none is left. */
  async function work(folder: string): Promise<void> {
    for (let name = left.pop(); name; name = left.pop()) {
      const scan = await readScan(folder, name);
      const sidecar = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as ScanSidecarInput;
      const image = new Uint8Array(await readFile(join(folder, `${name}.tif`)));
      const { scanId } = await deliver(sidecar, image);
      const [proposals = []] = await proposalsOf(pack, scan.planes, [thresholds]);
      const judged = await decideScan(officer, scanId, scan, pack.manifest, proposals);
      sum.confirmed += judged.confirmed;
      sum.rejected += judged.rejected;
      sum.drawn += judged.drawn;
      stderr.write(`\r${left.length} scans to decide   `);
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => work(scans)));
  const { confirmed, rejected, drawn } = sum;
  stderr.write(`\n${confirmed} findings confirmed, ${rejected} rejected, ${drawn} places drawn\n`);
  const env = { ...process.env, GANTRY_DATA: gantry.dataFolder };
  const exported = spawnSync(process.execPath, ['src/server/coco/cli.ts', '--out', resolve(out)], {
    env,
    stdio: 'inherit',
  });
  if (exported.status !== 0) throw new Error('The decisions were not exported');
} finally {
  await gantry.dispose();
}

/** Names of the first scans with something hidden, and of the first others. */
async function chosen(folder: string, room: { held: number; cleared: number }): Promise<string[]> {
  const taken: string[] = [];
  for (const name of await scanNames(folder)) {
    const { targets } = JSON.parse(await readFile(join(folder, `${name}.truth.json`), 'utf8')) as {
      targets: unknown[];
    };
    const kind = targets.length > 0 ? 'held' : 'cleared';
    if (room[kind] === 0) continue;
    room[kind]--;
    taken.push(name);
  }
  return taken;
}
