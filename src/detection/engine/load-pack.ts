import { GoldenTest } from '../pack/golden.ts';
import { ActivePack, ModelPackManifest } from '../pack/manifest.ts';
import type { PackAddress, StartStage } from '../protocol.ts';

export interface LoadedPack {
  readonly manifest: ModelPackManifest;
  readonly golden: GoldenTest;
  readonly model: Uint8Array<ArrayBuffer>;
}

type OnProgress = (stage: StartStage, progress: number) => void;

/**
 * Fetches a pack and proves by its hashes that it is what the manifest describes, and the manifest by its own where that
 * is known. The large files are asked for by their hash as well as their name, so that the browser's cache may keep them
 * for ever.
 */
export async function loadPack(
  address: PackAddress,
  fetcher: typeof fetch,
  onProgress: OnProgress,
): Promise<LoadedPack> {
  onProgress('pack', 0);
  const { manifest, manifestUrl } = await loadManifest(address, fetcher);
  const addressed = (file: string, sha256: string) => `${new URL(file, manifestUrl).href}?sha256=${sha256}`;

  const { golden, model } = manifest;
  const goldenBytes = await fetchBytes(addressed(golden.file, golden.sha256), fetcher, () => undefined);
  await checkHash(goldenBytes, golden.sha256, golden.file);

  const modelBytes = await fetchBytes(addressed(model.file, model.sha256), fetcher, (received) =>
    onProgress('model', Math.min(1, received / model.bytes)),
  );
  await checkHash(modelBytes, model.sha256, model.file);
  return { manifest, golden: GoldenTest.parse(JSON.parse(new TextDecoder().decode(goldenBytes))), model: modelBytes };
}

async function loadManifest(
  { url, manifestSha256 }: PackAddress,
  fetcher: typeof fetch,
): Promise<{ manifest: ModelPackManifest; manifestUrl: string }> {
  if (manifestSha256) {
    const bytes = await fetchBytes(url, fetcher, () => undefined);
    await checkHash(bytes, manifestSha256, 'the manifest');
    return { manifest: ModelPackManifest.parse(JSON.parse(new TextDecoder().decode(bytes))), manifestUrl: url };
  }
  const active = ActivePack.parse(await fetchJson(url, fetcher));
  const manifestUrl = new URL(active.manifest, url).href;
  const manifest = ModelPackManifest.parse(await fetchJson(manifestUrl, fetcher));
  if (manifest.id !== active.packId) throw new Error(`active.json names ${active.packId}, its manifest ${manifest.id}`);
  return { manifest, manifestUrl };
}

async function fetchJson(url: string, fetcher: typeof fetch): Promise<unknown> {
  const response = await fetcher(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

async function fetchBytes(
  url: string,
  fetcher: typeof fetch,
  onReceived: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetcher(url);
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    received += next.value.byteLength;
    onReceived(received);
  }
  const bytes = new Uint8Array(received);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

async function checkHash(bytes: Uint8Array<ArrayBuffer>, expected: string, file: string): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== expected) throw new Error(`pack hash mismatch: ${file} is ${found} instead of ${expected}`);
}
