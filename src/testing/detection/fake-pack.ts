import type { ModelPackManifest } from '#detection/pack/manifest.ts';
import { CHANNELS } from '#detection/pack/manifest.ts';
import type { DetectorScan } from '#detection/protocol.ts';
import type { Head, NetworkSession } from '#detection/runtime/network-session.ts';
import { plane } from '#imaging/plane.ts';

const SIDE = 64;
const STRIDE = 32;
const CELLS = (SIDE / STRIDE) ** 2;
const CLASSES = 2;
export const HEAD_DIMS = [1, CLASSES + 4, SIDE / STRIDE, SIDE / STRIDE];

/** A scan of `strips` strips of 64 columns whose grey differs from strip to strip. */
export function aDetectorScan(strips = 1): DetectorScan & { readonly pixelPitchMm: object } {
  const [width, height] = [SIDE * strips, SIDE];
  const samples = Uint16Array.from(
    { length: width * height },
    (_, i) => 20_000 + ((i * 37) % width) * 40 + (i % width) * 10,
  );
  return { high: plane(width, height, samples), low: null, pixelPitchMm: { x: 8, y: 8 } };
}

export function anAirScan(): DetectorScan {
  return { ...aDetectorScan(), high: plane(SIDE, SIDE, new Uint16Array(SIDE * SIDE).fill(65_000)) };
}

export type Answer = (input: Float32Array) => Readonly<Record<string, Head>>;

/** A network that believes in a target when the strip is dark on the left, and is a function of all it sees. */
export const soundAnswer: Answer = (input) => {
  const sum = input.reduce((total, value) => total + value, 0);
  const data = Float32Array.from(
    { length: (CLASSES + 4) * CELLS },
    (_, i) => (i < CLASSES * CELLS ? -6 : 0) + Math.sin(sum + i),
  );
  return { heads: { dims: HEAD_DIMS, data } };
};

/** The same, certain of one target in its first cell. */
export const targetAnswer: Answer = (input) => {
  const heads = soundAnswer(input);
  if (heads.heads) heads.heads.data[0] = 4;
  return heads;
};

export function aSession(
  answer: (input: Float32Array, run: number) => ReturnType<Answer> | Promise<never>,
): NetworkSession {
  let runs = 0;
  return { provider: 'wasm', threads: 2, run: async (input) => answer(input, runs++) };
}

/** A pack whose golden test was made with `soundAnswer`, and a `fetch` that serves it. */
export async function aFakePack(tamper: { model?: boolean; manifest?: Partial<ModelPackManifest> } = {}) {
  const model = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
  const golden = new TextEncoder().encode(JSON.stringify(await goldenTest()));
  const manifest = {
    ...manifestOf(await sha256(model), await sha256(golden)),
    ...tamper.manifest,
  };
  const files: Record<string, () => BodyInit> = {
    '/models/active.json': () => JSON.stringify({ packId: 'test-pack', manifest: 'test-pack/manifest.json' }),
    '/models/test-pack/manifest.json': () => JSON.stringify(manifest),
    '/models/test-pack/golden.json': () => golden,
    '/models/test-pack/model.onnx': () => (tamper.model ? Uint8Array.from([...model.subarray(1), 0]) : model),
  };
  const fetcher = async (input: RequestInfo | URL): Promise<Response> => {
    const file = files[new URL(String(input)).pathname];
    return file ? new Response(file()) : new Response('', { status: 404 });
  };
  return {
    fetch: fetcher as typeof fetch,
    address: { url: 'http://station.test/models/active.json', manifestSha256: null },
    manifest,
    files: { manifest: new TextEncoder().encode(JSON.stringify(manifest)), model, golden },
  };
}

async function goldenTest() {
  const { goldenScan } = await import('#detection/pack/golden.ts');
  const { prepareScan } = await import('#detection/tensor/prepare.ts');
  const bytes = Buffer.from(aDetectorScan().high.samples.buffer).toString('base64');
  const scan = {
    widthPx: SIDE,
    heightPx: SIDE,
    pixelPitchMm: { x: 8, y: 8 },
    energiesMeV: { high: 6, low: 4 },
    high: bytes,
    low: bytes,
  };
  const strip = prepareScan(goldenScan({ scan, expected: {}, tolerance: 1 }), manifestOf('', '').input).strip(0);
  if (!strip) throw new Error('The golden scan is empty');
  const values = [...(soundAnswer(strip.data).heads?.data ?? [])];
  return { scan, expected: { heads: { indices: values.map((_, i) => i), values } }, tolerance: 1e-3 };
}

function manifestOf(modelSha256: string, goldenSha256: string): ModelPackManifest {
  return {
    format: 'gantry-model-pack',
    formatVersion: 1,
    id: 'test-pack',
    version: '1.2.3',
    title: 'Test pack',
    notice: 'Trained on nothing.',
    model: { file: 'model.onnx', sha256: modelSha256, bytes: 1000 },
    golden: { file: 'golden.json', sha256: goldenSha256 },
    classes: [
      { id: 'weapon', title: 'Weapon', topClass: true },
      { id: 'tobacco', title: 'Tobacco', topClass: false },
    ],
    thresholds: { weapon: 0.5, tobacco: 0.5 },
    input: {
      name: 'planes',
      channels: [...CHANNELS],
      stripWidthPx: SIDE,
      stripHeightPx: SIDE,
      strideXPx: SIDE,
      targetPitchMm: 8,
      floorTransmission: 2e-5,
      attenuationScale: 8,
      singleEnergyFactor: 1.2,
      ratioScale: 0.05,
      ratioClip: 3,
      validAttenuationMin: 0.4,
      validAttenuationMax: 7,
      airTransmission: 0.95,
      waterCurves: [{ highMeV: 6, lowMeV: 4, attenuation: [0, 10], ratio: [1.2, 1.2] }],
    },
    outputs: [{ name: 'heads', stride: STRIDE }],
    decoding: { maxLogDistance: 4, maxCandidates: 300 },
    merging: { nmsIou: 0.5, crossClassIou: 0.7, borderPx: 8, maxProposals: 50 },
    training: { trainedOn: 'simulated images', seed: 1, steps: 0, scans: 0 },
  };
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
