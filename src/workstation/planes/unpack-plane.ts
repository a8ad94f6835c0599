import { createDifferenceReader } from '#imaging/transport/differences.ts';
import { sampleBytes } from '#imaging/transport/sample-bytes.ts';
import { fetchPacked } from './fetch-packed.ts';
import { PictureFault } from './picture-fault.ts';
import type { PlaneJob, UnpackedPlane } from './protocol.ts';

interface Ports {
  readonly signal: AbortSignal;
  readonly onLoaded: (loadedBytes: number) => void;
  readonly fetcher: typeof fetch;
  /** Whether samples may lie in memory that the page and its workers share. */
  readonly isIsolated: boolean;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The samples of one plane, proved to be those that were scanned. Rejects with a `PictureFault` or the abort reason. */
export async function unpackPlane(job: PlaneJob, ports: Ports): Promise<UnpackedPlane> {
  const packed = job.packed?.stream() ?? fetchPacked(job.path, ports);
  const length = job.widthPx * job.heightPx;
  const samples = ports.isIsolated ? new Uint16Array(new SharedArrayBuffer(length * 2)) : new Uint16Array(length);
  const reader = createDifferenceReader(job.widthPx, samples);
  const inflater = new DecompressionStream('deflate');
  const kept: Bytes[] | null = job.wantsPacked ? [] : null;
  const pumped = pump(packed, inflater.writable.getWriter(), kept, ports);
  try {
    for await (const bytes of inflater.readable) reader.push(bytes);
    reader.end();
  } catch (error) {
    ports.signal.throwIfAborted();
    throw error instanceof PictureFault ? error : new PictureFault('picture-damaged', String(error));
  } finally {
    await pumped;
  }
  if (job.samplesSha256) await prove(job, samples);
  return { samples, packed: kept && new Blob(kept) };
}

/** Never rejects: what goes wrong here comes out at the other end of the inflater, a lost connection as such. */
async function pump(
  packed: AsyncIterable<Bytes>,
  inflater: WritableStreamDefaultWriter<BufferSource>,
  kept: Bytes[] | null,
  { onLoaded, signal }: Ports,
): Promise<void> {
  let loadedBytes = 0;
  try {
    for await (const bytes of packed) {
      signal.throwIfAborted();
      loadedBytes += bytes.length;
      onLoaded(loadedBytes);
      kept?.push(bytes);
      // Rejects when the data are damaged, which the reading side then tells.
      const taken = await inflater.write(bytes).then(
        () => true,
        () => false,
      );
      if (!taken) return;
    }
    await inflater.close().catch(() => undefined);
  } catch (error) {
    const fault = error instanceof PictureFault ? error : new PictureFault('unreachable', String(error));
    await inflater.abort(fault).catch(() => undefined);
  }
}

async function prove({ widthPx, heightPx, samplesSha256 }: PlaneJob, samples: Uint16Array): Promise<void> {
  // The digest takes no shared memory; this copy lives as long as the proof.
  const bytes = new Uint8Array(sampleBytes({ width: widthPx, height: heightPx, samples }));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== samplesSha256) {
    throw new PictureFault('picture-damaged', `the samples have the SHA-256 ${found} instead of ${samplesSha256}`);
  }
}
