import { writeFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateWedgeScan } from '#simulator/phantoms/wedge-scan.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { type SimulationJob, STEP_WEDGE } from './simulate.ts';

parentPort?.on('message', async ({ scenario, seed, scannedAt, imageFile }: SimulationJob) => {
  const { planes, sidecar } =
    scenario === STEP_WEDGE ? simulateWedgeScan({ seed, scannedAt }) : simulateScan({ scenario, seed, scannedAt });
  await writeFile(imageFile, encodeTiff([planes.high, planes.low]), { mode: 0o600 });
  parentPort?.postMessage(sidecar);
});
