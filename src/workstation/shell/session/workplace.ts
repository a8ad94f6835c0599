import type { DetectorSettings } from '#contract/detector-settings.ts';
import type { Officer } from '#domain/officer/officer.ts';
import type { DeskPorts } from '../../desk/desk-ports.ts';
import type { Desk } from '../../desk/desk-state.ts';
import type { OfficerPreferences } from '../../desk/officer-preferences.ts';
import type { Readable, StationStatus } from '../../state/station-status.ts';

/** What is put up for one officer and taken down when they leave. */
export interface Station {
  readonly desk: Desk;
  readonly status: Readable<StationStatus>;
  readonly detectorSettings: Readable<DetectorSettings>;
  readonly preferences: OfficerPreferences;
  readonly loadPictures: DeskPorts['loadPictures'];
  dispose(): void;
}

export type WorkplaceState =
  | { readonly kind: 'checking' }
  | { readonly kind: 'no-contact' }
  | { readonly kind: 'signed-out'; readonly hasEnded: boolean }
  | { readonly kind: 'opening'; readonly officer: Officer }
  | { readonly kind: 'open'; readonly officer: Officer; readonly station: Station }
  | { readonly kind: 'failed'; readonly reason: string };

/** This browser's session, or every session of the officer. */
export type SignOutReach = 'here' | 'everywhere';

export type SessionAnswer =
  | { readonly kind: 'ok'; readonly officer: Officer }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' };

export interface WorkplacePorts {
  currentSession(): Promise<SessionAnswer>;
  signIn(username: string, password: string): Promise<SessionAnswer>;
  signOut(reach: SignOutReach): Promise<void>;
  openStation(officer: Officer): Promise<Station>;
  /** Who worked here last, so that work can go on when the server is away at start. */
  readonly memory: { read(): Officer | null; write(officer: Officer | null): void };
  wait(ms: number): Promise<void>;
}

const CONTACT_AGAIN_MS = 3_000;

/** Who sits here, from the first check of the session to leaving. */
export function createWorkplace(ports: WorkplacePorts) {
  let state: WorkplaceState = { kind: 'checking' };
  const listeners = new Set<() => void>();

  function enter(next: WorkplaceState): void {
    if (state.kind === 'open' && next.kind !== 'open') state.station.dispose();
    state = next;
    for (const listener of listeners) listener();
  }

  async function open(officer: Officer): Promise<void> {
    ports.memory.write(officer);
    enter({ kind: 'opening', officer });
    try {
      const station = await ports.openStation(officer);
      enter({ kind: 'open', officer, station });
    } catch (error) {
      enter({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async function check(): Promise<void> {
    const answer = await ports.currentSession();
    if (answer.kind === 'ok') return open(answer.officer);
    if (answer.kind !== 'unreachable') return enter({ kind: 'signed-out', hasEnded: false });

    const last = ports.memory.read();
    if (last) return open(last);
    enter({ kind: 'no-contact' });
    await ports.wait(CONTACT_AGAIN_MS);
    return check();
  }

  return {
    get: (): WorkplaceState => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check,
    /** The problem that kept the officer out, or null. */
    async signIn(username: string, password: string): Promise<string | null> {
      const answer = await ports.signIn(username, password);
      if (answer.kind === 'ok') {
        await open(answer.officer);
        return null;
      }
      return answer.kind === 'refused'
        ? answer.problem
        : answer.kind === 'unreachable'
          ? 'unreachable'
          : 'not-signed-in';
    },
    async signOut(reach: SignOutReach): Promise<void> {
      await ports.signOut(reach);
      ports.memory.write(null);
      enter({ kind: 'signed-out', hasEnded: false });
    },
    /** The server no longer knows the session. What was done stays on this station. */
    end(): void {
      if (state.kind === 'open') enter({ kind: 'signed-out', hasEnded: true });
    },
  };
}

export type Workplace = ReturnType<typeof createWorkplace>;
