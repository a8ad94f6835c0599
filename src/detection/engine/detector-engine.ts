import { assertNever } from '#base/assert-never.ts';
import { effectiveThresholds } from '#domain/targeting/effective-thresholds.ts';
import type { JudgedScan } from '../framing/judge-scan.ts';
import type { ModelPackManifest } from '../pack/manifest.ts';
import type { DetectorScan, FromWorker, Provider, StartOptions, Targeting, ToWorker } from '../protocol.ts';
import type { NetworkSession, SessionRequest } from '../runtime/network-session.ts';
import { chooseProvider } from './choose-provider.ts';
import { UnsuitableScan } from './detect-scan.ts';
import { examineScan } from './examine-scan.ts';
import { loadPack } from './load-pack.ts';
import { createSelfTest } from './self-test.ts';

export interface EnginePorts {
  readonly fetch: typeof fetch;
  readonly openSession: (provider: Provider, request: SessionRequest) => Promise<NetworkSession>;
  /** Finds the container, says whether the detector can be asked, and what the network is to see. */
  readonly judge: (scan: DetectorScan) => JudgedScan;
  readonly nowMs: () => number;
  readonly nextTurn: () => Promise<void>;
  readonly post: (message: FromWorker) => void;
}

interface Loaded {
  readonly manifest: ModelPackManifest;
  readonly session: NetworkSession;
  readonly selfTest: () => Promise<void>;
}

/** The worker's side of the conversation, without a worker. One run at a time: the client sees to that. */
export function createDetectorEngine({ fetch, openSession, judge, nowMs, nextTurn, post }: EnginePorts) {
  const aborted = new Set<number>();
  let loaded: Loaded | undefined;

  async function start({ pack, avoid, maxThreads }: StartOptions): Promise<void> {
    const { manifest, golden, model } = await loadPack(pack, fetch, (stage, progress) =>
      post({ kind: 'starting', stage, progress }),
    );
    const request = { model, inputName: manifest.input.name, threads: maxThreads };
    const { session, selfTest, selfTestMs, passedOver } = await chooseProvider({
      avoid,
      nowMs,
      open: (provider) => {
        post({ kind: 'starting', stage: 'session', progress: 0, provider });
        return openSession(provider, request);
      },
      selfTestOf: (opened) => {
        post({ kind: 'starting', stage: 'self-test', progress: 0, provider: opened.provider });
        return createSelfTest(golden, manifest, opened);
      },
    });
    loaded = { manifest, session, selfTest };
    const { id: packId, version: packVersion, title, notice, classes } = manifest;
    const identity = { packId, packVersion, modelSha256: manifest.model.sha256, title, notice, classes };
    const { provider, threads } = session;
    post({ kind: 'ready', pack: { ...identity, provider, threads, passedOver, selfTestMs } });
  }

  async function detect(runId: number, scan: DetectorScan, targeting: Targeting | null): Promise<FromWorker> {
    if (!loaded) return { kind: 'run-failed', runId, reason: 'the detector has not started', isFatal: true };
    const startedMs = nowMs();
    const { manifest, applied } = targetedBy(targeting, loaded.manifest);
    const answer = await examineScan(judge(scan), scan, {
      ...loaded,
      manifest,
      nextTurn,
      isAborted: () => aborted.has(runId),
      onProgress: (progress, proposals) => post({ kind: 'progress', runId, progress, proposals }),
    });
    if (answer.kind !== 'found') return { ...answer, runId };
    const { proposals, loads, doubts } = answer;
    return {
      kind: 'found',
      runId,
      outcome: { durationMs: nowMs() - startedMs, proposals, loads, targeting: applied, doubts },
    };
  }

  return async function hear(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case 'start':
        return start(message.options).catch((error) => post({ kind: 'start-failed', reason: reasonOf(error) }));
      case 'abort':
        aborted.add(message.runId);
        return;
      case 'detect': {
        const { runId, scan, targeting } = message;
        const failed = (error: unknown): FromWorker => ({
          kind: 'run-failed',
          runId,
          reason: reasonOf(error),
          isFatal: !(error instanceof UnsuitableScan),
        });
        post(await detect(runId, scan, targeting).catch(failed));
        aborted.delete(runId);
        return;
      }
      default:
        assertNever(message);
    }
  };
}

/** The manifest with the thresholds that hold for this scan. */
function targetedBy(targeting: Targeting | null, manifest: ModelPackManifest) {
  if (!targeting) return { manifest, applied: [] };
  const { rules, consignment, at } = targeting;
  const { thresholds, applied } = effectiveThresholds(manifest.thresholds, rules, consignment, at);
  return { manifest: { ...manifest, thresholds: { ...thresholds } }, applied };
}

/** As much of a fault as fits a report. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, 300) || 'unknown fault';
}
