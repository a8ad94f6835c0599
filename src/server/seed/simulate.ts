import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';

/** In the place of a scenario: the scan that a scanner is calibrated by. */
export const STEP_WEDGE = 'step-wedge';

export interface SimulationJob {
  readonly scenario: string;
  readonly seed: string;
  readonly scannedAt: string;
  /** Where the picture is written, as a TIFF of two pages. */
  readonly imageFile: string;
}

export interface Simulation {
  /** Writes the picture and returns its sidecar; one at a time. Throws when the worker fails or is ended. */
  run(job: SimulationJob): Promise<ScanSidecarInput>;
  end(): Promise<void>;
}

/** The simulator outside the event loop. */
export function startSimulation(): Simulation {
  const worker = new Worker(new URL('./simulate.worker.ts', import.meta.url));
  const ended = once(worker, 'exit').then(() => {
    throw new Error('The simulation ended');
  });
  ended.catch(() => undefined);
  return {
    async run(job) {
      worker.postMessage(job);
      const [sidecar] = (await Promise.race([once(worker, 'message'), ended])) as [ScanSidecarInput];
      return sidecar;
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
