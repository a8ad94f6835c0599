import { expect, it } from 'vitest';
import { TargetingRule } from '#domain/targeting/targeting-rule.ts';
import {
  aDetectorScan,
  aFakePack,
  anAirScan,
  aSession,
  HEAD_DIMS,
  soundAnswer,
  targetAnswer,
} from '#testing/detection/fake-pack.ts';
import { frameScan } from '../framing/frame-scan.ts';
import type { DetectorScan, FromWorker, PackAddress, Provider, Targeting } from '../protocol.ts';
import type { NetworkSession } from '../runtime/network-session.ts';
import { createDetectorEngine, type EnginePorts } from './detector-engine.ts';

type Tamper = Parameters<typeof aFakePack>[0];

/** Of the pack by its manifest alone, whose hash is right or not. */
type Installed = (files: Awaited<ReturnType<typeof aFakePack>>['files']) => Promise<PackAddress>;

/** These scans are too simple to hold a container. */
const asItIs: EnginePorts['judge'] = ({ high, low, pixelPitchMm }) => ({
  framing: frameScan({ high }),
  hindrances: [],
  doubts: [],
  upright: { high, low, pixelPitchMm: pixelPitchMm ?? { x: 8, y: 8 }, containers: [], inPicture: (box) => box },
});

async function started(
  wasm: NetworkSession,
  tamper?: Tamper,
  webgpu?: NetworkSession,
  avoid: Provider[] = [],
  installed?: Installed,
  judge: EnginePorts['judge'] = asItIs,
) {
  const sessions: Partial<Record<Provider, NetworkSession>> = {
    wasm,
    ...(webgpu ? { webgpu: { ...webgpu, provider: 'webgpu' } } : {}),
  };
  const pack = await aFakePack(tamper);
  const said: FromWorker[] = [];
  const hear = createDetectorEngine({
    fetch: pack.fetch,
    openSession: async (provider) => {
      const opened = sessions[provider];
      if (!opened) throw new Error(provider === 'webgpu' ? 'no GPU adapter' : 'no kernels');
      return opened;
    },
    judge,
    nowMs: () => 0,
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    post: (message) => said.push(message),
  });
  const address = (await installed?.(pack.files)) ?? pack.address;
  await hear({ kind: 'start', options: { pack: address, avoid, maxThreads: 2 } });
  const detect = async (scan: DetectorScan = aDetectorScan(2), targeting: Targeting | null = null) => {
    await hear({ kind: 'detect', runId: 7, scan, targeting });
    return said.at(-1);
  };
  return { said, hear, detect, last: () => said.at(-1), manifest: pack.manifest };
}

/** Sound in the self-test at start, whatever comes after. */
const soundFirst = (then: (input: Float32Array, run: number) => ReturnType<typeof soundAnswer> | Promise<never>) =>
  aSession((input, run) => (run === 0 ? soundAnswer(input) : then(input, run)));

it('says what it is once the pack is proved', async () => {
  const { said, manifest } = await started(aSession(soundAnswer));
  expect(said.map((message) => (message.kind === 'starting' ? message.stage : message.kind))).toEqual([
    'pack',
    'model',
    'session',
    'session',
    'session',
    'self-test',
    'ready',
  ]);
  expect(said.at(-1)).toMatchObject({
    pack: {
      packId: 'test-pack',
      packVersion: '1.2.3',
      modelSha256: manifest.model.sha256,
      provider: 'wasm',
      threads: 2,
      passedOver: ['webgpu: no GPU adapter', 'convolver: no kernels'],
    },
  });
});

it('takes an installed pack by the hash of its manifest, and no other', async () => {
  const url = 'http://station.test/models/test-pack/manifest.json';
  const byHash =
    (spoil: number): Installed =>
    async ({ manifest }) => {
      const bytes = Uint8Array.from(manifest);
      bytes[0] = (bytes[0] ?? 0) + spoil;
      const digest = await crypto.subtle.digest('SHA-256', bytes);
      return { url, manifestSha256: Buffer.from(digest).toString('hex') };
    };
  const sound = await started(aSession(soundAnswer), {}, undefined, [], byHash(0));
  expect(sound.last()).toMatchObject({ kind: 'ready', pack: { packId: 'test-pack' } });
  const altered = await started(aSession(soundAnswer), {}, undefined, [], byHash(1));
  expect(altered.last()).toMatchObject({ kind: 'start-failed', reason: expect.stringMatching(/hash mismatch/) });
});

it.for<[string, Tamper, RegExp]>([
  ['a model with one byte moved', { model: true }, /^pack hash mismatch: model\.onnx/],
  [
    'a golden test of another pack',
    { manifest: { golden: { file: 'golden.json', sha256: '0'.repeat(64) } } },
    /^pack hash mismatch/,
  ],
  ['a manifest of another pack', { manifest: { id: 'other' } }, /active\.json names test-pack/],
  ['a manifest without thresholds', { manifest: { thresholds: {} } }, /every class needs a threshold/],
  ['a file that is not there', { manifest: { model: { file: 'gone.onnx', sha256: '0'.repeat(64), bytes: 1 } } }, /404/],
])('does not start on %s', async ([, tamper, reason]) => {
  const { last } = await started(aSession(soundAnswer), tamper);
  expect(last()).toMatchObject({ kind: 'start-failed', reason: expect.stringMatching(reason) });
});

it('does not start when the golden test comes out differently', async () => {
  const { last } = await started(aSession(targetAnswer));
  expect(last()).toMatchObject({
    kind: 'start-failed',
    reason: expect.stringMatching(/wasm: self-test failed: output "heads" is off/),
  });
});

it('takes the GPU when it passes the self-test', async () => {
  const { last } = await started(aSession(soundAnswer), {}, aSession(soundAnswer));
  expect(last()).toMatchObject({ kind: 'ready', pack: { provider: 'webgpu', passedOver: [] } });
});

it('passes over a GPU that computes something else, and says why', async () => {
  const { last } = await started(aSession(soundAnswer), {}, aSession(targetAnswer));
  expect(last()).toMatchObject({
    pack: {
      provider: 'wasm',
      passedOver: [expect.stringMatching(/^webgpu: self-test failed/), 'convolver: no kernels'],
    },
  });
});

it('passes over a GPU that failed before', async () => {
  const { last } = await started(aSession(soundAnswer), {}, aSession(soundAnswer), ['webgpu']);
  expect(last()).toMatchObject({
    pack: { provider: 'wasm', passedOver: ['webgpu: failed before in this session', 'convolver: no kernels'] },
  });
});

it('finds what the network believes in, once per target', async () => {
  const { detect, said } = await started(soundFirst(targetAnswer));
  const answer = await detect();
  expect(answer).toMatchObject({ kind: 'found', runId: 7 });
  expect(answer?.kind === 'found' && answer.outcome.proposals.map(({ classId }) => classId)).toEqual([
    'weapon',
    'weapon',
  ]);
  const progress = said.flatMap((message) => (message.kind === 'progress' ? [message] : []));
  expect(progress.map((message) => message.progress)).toEqual([0.5, 1]);
  expect(progress.map(({ proposals }) => proposals.length)).toEqual([1, 2]);
});

it('says that nothing was found only after proving that it could have found something', async () => {
  let runs = 0;
  const session = aSession((input, run) => {
    runs = run + 1;
    return soundAnswer(input);
  });
  const { detect } = await started(session);
  expect(await detect()).toMatchObject({ kind: 'found', outcome: { proposals: [] } });
  expect(runs).toBe(1 + 2 + 1);
});

it('does not call a scan clean when the self-test after it fails', async () => {
  const { detect } = await started(aSession((input, run) => (run < 3 ? soundAnswer(input) : targetAnswer(input))));
  expect(await detect()).toMatchObject({
    kind: 'run-failed',
    isFatal: true,
    reason: expect.stringMatching(/^self-test failed/),
  });
});

const heads = (change: (data: Float32Array) => void) => (input: Float32Array) => {
  const answer = soundAnswer(input);
  if (answer.heads) change(answer.heads.data);
  return answer;
};

it.for<[string, Parameters<typeof soundFirst>[0], RegExp]>([
  ['zeros', heads((data) => data.fill(0)), /are all 0/],
  ['one number over and over', heads((data) => data.fill(-7, 0, 8)), /scores of "heads" are all -7/],
  ['boxes all alike', heads((data) => data.fill(1, 8)), /boxes of "heads" are all 1/],
  ['NaN', heads((data) => data.fill(Number.NaN, 3, 4)), /hold NaN/],
  ['infinity', heads((data) => data.fill(Number.POSITIVE_INFINITY, 9, 10)), /hold Infinity/],
  ['no output', () => ({}), /output "heads" is missing/],
  ['another shape', () => ({ heads: { dims: [1, 6, 4, 1], data: new Float32Array(24) } }), /has the shape 1×6×4×1/],
  ['too few numbers', () => ({ heads: { dims: HEAD_DIMS, data: new Float32Array(5) } }), /has the shape/],
  ['the answer to the strip before', () => soundAnswer(new Float32Array(1)), /same numbers/],
  ['a lost device', () => Promise.reject(new Error('GPU device lost (destroyed): bye')), /^GPU device lost/],
  ['no more memory', () => Promise.reject(new RangeError('Out of memory')), /^Out of memory/],
])('takes %s for a fault, never for "nothing found"', async ([, then, reason]) => {
  const { detect } = await started(soundFirst(then));
  expect(await detect()).toMatchObject({ kind: 'run-failed', isFatal: true, reason: expect.stringMatching(reason) });
});

it('refuses a scan that it cannot look at, and goes on', async () => {
  const { detect } = await started(aSession(soundAnswer));
  const { high, ...rest } = aDetectorScan(2);
  expect(await detect(anAirScan())).toMatchObject({
    kind: 'run-failed',
    isFatal: false,
    reason: expect.stringMatching(/nothing but air/),
  });
  expect(await detect({ ...rest, high, low: aDetectorScan(1).high })).toMatchObject({
    isFatal: false,
    reason: expect.stringMatching(/differ in size/),
  });
  expect(await detect()).toMatchObject({ kind: 'found' });
});

it('stops between two strips when told', async () => {
  let runs = 0;
  const { hear, said } = await started(
    soundFirst((input, run) => {
      runs = run;
      if (run === 2) void hear({ kind: 'abort', runId: 7 });
      return soundAnswer(input);
    }),
  );
  await hear({ kind: 'detect', runId: 7, scan: aDetectorScan(6), targeting: null });
  expect(said.at(-1)).toEqual({ kind: 'aborted', runId: 7 });
  expect(runs).toBe(2);
  await hear({ kind: 'detect', runId: 7, scan: aDetectorScan(2), targeting: null });
  expect(said.at(-1)?.kind).toBe('found');
});

it('does not run before it has started', async () => {
  const { detect } = await started(aSession(soundAnswer), { model: true });
  expect(await detect()).toMatchObject({ kind: 'run-failed', reason: 'the detector has not started' });
});

it('does not ask the network about a scan that cannot be judged, and stays ready for the next one', async () => {
  let runs = 0;
  const session = aSession((input) => {
    runs++;
    return soundAnswer(input);
  });
  const verdicts = [['no-container'], []] as const;
  let asked = 0;
  const { detect } = await started(session, {}, undefined, [], undefined, (scan) => ({
    ...asItIs(scan),
    hindrances: verdicts[asked] ?? [],
    upright: verdicts[asked++]?.length === 0 ? asItIs(scan).upright : null,
    doubts: ['stripes'],
  }));
  expect(await detect()).toEqual({ kind: 'cannot-judge', runId: 7, hindrances: ['no-container'] });
  expect(runs).toBe(1);
  expect(await detect()).toMatchObject({ kind: 'found', outcome: { doubts: ['stripes'] } });
});

it('judges a scan by the rules that concern it, and says which did', async () => {
  const rule = TargetingRule.parse({
    id: 'trl_00000001',
    classId: 'weapon',
    change: 0.5,
    commodity: '0902',
    origin: null,
    destination: null,
    setAt: '2026-05-01T00:00:00.000Z',
    expiresAt: '2026-07-01T00:00:00.000Z',
  });
  const asked = (hsCode: string): Targeting => ({
    rules: [rule],
    consignment: { hsCodes: [hsCode], origin: null, destination: null },
    at: '2026-06-01T00:00:00.000Z',
  });
  const { detect } = await started(soundFirst(targetAnswer));
  const foundWith = async (targeting: Targeting | null) => {
    const found = await detect(aDetectorScan(2), targeting);
    if (found?.kind !== 'found') throw new Error(JSON.stringify(found));
    return { count: found.outcome.proposals.length, targeting: found.outcome.targeting };
  };
  const plain = await foundWith(null);
  expect(plain).toMatchObject({ count: expect.any(Number), targeting: [] });
  expect(plain.count).toBeGreaterThan(0);
  expect(await foundWith(asked('690721'))).toEqual(plain);
  expect(await foundWith({ ...asked('090240'), rules: [{ ...rule, change: -0.1 }] })).toMatchObject({
    count: plain.count,
    targeting: [{ ruleId: rule.id, classId: 'weapon', packThreshold: 0.5, threshold: 0.4 }],
  });
  // Nothing reaches the threshold of 1, and the self-test after an empty answer finds this network out.
  expect(await detect(aDetectorScan(2), asked('090240'))).toMatchObject({ kind: 'run-failed' });
});
