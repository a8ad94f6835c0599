import type { Clock } from '#base/clock.ts';
import { type DetectorSettings, seeDetectorSettings } from '#contract/detector-settings.ts';
import { changePreferences, seePreferences } from '#contract/preferences.ts';
import type { LiveMessage } from '#contract/transfers.ts';
import type { Officer } from '#domain/officer/officer.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { type Connection, createConnection, followBrowser } from '#sync/connection/connection.ts';
import { leadOneTab } from '#sync/connection/leader.ts';
import { createLive, type Live } from '#sync/connection/live.ts';
import { askToKeepStorage } from '#sync/connection/storage-promise.ts';
import { createTabChannel } from '#sync/connection/tab-channel.ts';
import { browserTimer } from '#sync/connection/timer.ts';
import { openOutboxDatabase } from '#sync/indexed-db/outbox-database.ts';
import { openPlaneCache } from '#sync/indexed-db/plane-cache.ts';
import { createOutbox } from '#sync/outbox/outbox.ts';
import { createSendCommand } from '#sync/outbox/send-command.ts';
import { createCaseStore } from '#sync/records/case-store.ts';
import { createChanges } from '#sync/records/changes.ts';
import { call } from '../api/call.ts';
import type { Readable, StationStatus } from '../state/station-status.ts';
import { createDesk } from './create-desk.ts';
import type { DeskPorts } from './desk-ports.ts';
import { createDeskServer } from './desk-server.ts';
import type { Desk } from './desk-state.ts';
import { detectAsChosen } from './detect-as-chosen.ts';
import { createDetectorBench } from './detector-bench.ts';
import { createDetectorSettings } from './detector-settings.ts';
import { loadKeptPictures } from './kept-pictures.ts';
import { occupyScan } from './occupy.ts';
import { createOfficerPreferences, type OfficerPreferences } from './officer-preferences.ts';
import { openDetector } from './open-detector.ts';
import { packAddress } from './pack-address.ts';
import { followStatus } from './station-watch.ts';

/** Everything that is put up for one officer on this device, and taken down when they leave. */
export interface Station {
  readonly desk: Desk;
  readonly status: Readable<StationStatus>;
  /** Which pack is active where, and the rules in force. */
  readonly detectorSettings: Readable<DetectorSettings>;
  readonly preferences: OfficerPreferences;
  /** Pictures of scans, from this device where they are kept here. */
  readonly loadPictures: DeskPorts['loadPictures'];
  /** What the server tells as it happens. */
  readonly live: Pick<Live, 'subscribe'>;
  dispose(): void;
}

const HEALTH_PATH = '/api/health';
const SETTINGS_KEY = 'gantry.detector-settings';

/** Wires desk, outbox, detector and connection to the browser. */
export function createStation(officer: Officer): Station {
  const clock: Clock = { nowMs: () => Date.now() };
  const life = new AbortController();
  const random = { timer: browserTimer, chance: Math.random, report };
  const newId = () => crypto.randomUUID();

  const cache = openPlaneCache({ clock, estimate: () => navigator.storage.estimate(), report });
  const database = openOutboxDatabase({ makeRoom: () => cache.clear() });
  const storageChannel = createTabChannel<'changed'>('gantry-storage');
  const liveChannel = createTabChannel<LiveMessage>('gantry-live');
  const changes = createChanges(storageChannel);
  const cases = createCaseStore({ table: database.cases, changes });
  const connection = createConnection({ probe: async () => (await fetch(HEALTH_PATH)).ok, ...random });
  const live = createLive({ open: (path) => new EventSource(path), channel: liveChannel, ...random });
  const send = createSendCommand({ fetch: (path, init) => fetch(path, init), report });
  const outbox = createOutbox({
    store: database.store,
    changes,
    officer: () => officer.id,
    send: async (queued, signal) => noted(connection, await send(queued, signal)),
    ...random,
  });
  const settings = createDetectorSettings({
    ask: async () => noted(connection, await call(seeDetectorSettings, { params: {}, body: undefined })),
    memory: textMemory(SETTINGS_KEY),
    timer: browserTimer,
    report,
  });
  const preferences = createOfficerPreferences({
    ask: async () => noted(connection, await call(seePreferences, { params: {}, body: undefined })),
    send: async (change) => noted(connection, await call(changePreferences, { params: {}, body: change })),
    memory: textMemory(`gantry.preferences.${officer.id}`),
    report,
  });
  const detector = createDetectorBench(openDetector);
  const ports: DeskPorts = {
    clock,
    timer: browserTimer,
    newId,
    server: createDeskServer(clock, newId, (answer) => noted(connection, answer)),
    outbox,
    cases,
    claims: database.claims,
    occupy: occupyScan,
    loadPictures: loadKeptPictures(cache, report),
    detect: detectAsChosen({ bench: detector, settings, clock, origin: location.origin }),
    restartDetector: detector.restart,
    report,
  };
  const desk = createDesk(ports, officer);
  const status = followStatus({
    clock,
    desk,
    outbox,
    detector,
    connection,
    storage: askToKeepStorage(navigator.storage),
  });

  live.subscribe(({ kind }) => kind === 'detector-settings-changed' && void settings.refresh());
  if (mayRole(officer.role, 'scan.review')) {
    void settings.known().then(() => {
      const usual = settings.get().choices.find(({ site }) => site === null)?.pack ?? 'bundled';
      if (!life.signal.aborted) detector.warm(packAddress(usual, location.origin));
    });
  }
  followBrowser(connection, window, life.signal);
  const unsubscribe = connection.subscribe((reach) => {
    if (reach !== 'online') return;
    outbox.nudge();
    void preferences.sync();
  });
  void preferences.sync();
  void outbox.load().catch(report);
  void leadOneTab(
    'gantry-leader',
    async (signal) => {
      status.lead(true);
      await Promise.all([outbox.lead(signal), live.lead(signal)]);
      status.lead(false);
    },
    life.signal,
    { locks: navigator.locks, ...random },
  );

  return {
    desk,
    status,
    live,
    detectorSettings: settings,
    preferences,
    loadPictures: ports.loadPictures,
    dispose() {
      life.abort();
      unsubscribe();
      status.dispose();
      desk.dispose();
      detector.dispose();
      outbox.dispose();
      connection.dispose();
      storageChannel.close();
      liveChannel.close();
      database.close();
      cache.close();
    },
  };
}

function textMemory(key: string) {
  return { read: () => localStorage.getItem(key), write: (text: string) => localStorage.setItem(key, text) };
}

function noted<Answer extends { readonly kind: string }>(connection: Connection, answer: Answer): Answer {
  if (answer.kind === 'unreachable') connection.noteUnreachable();
  else connection.noteReached();
  return answer;
}

/** The console is the only place left when something failed that nothing on the screen speaks of. */
function report(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: faults that must not happen are for whoever maintains the station
  console.error(error);
}
