/** How this station is doing, as the status bar tells it. */
export interface StationStatus {
  readonly online: boolean;
  /** Acts written to the disk of this station and not yet confirmed by the server. */
  readonly waitingToSend: number;
  readonly oldestWaitingMs: number | null;
  /** Acts that the server refused and that wait for the officer. */
  readonly heldCommands: number;
  readonly lastSentAtMs: number | null;
  readonly detector: {
    readonly state: 'starting' | 'ready' | 'failed' | 'off';
    /** Pack and provider: `cargonet-s 0.1.0, wasm`. */
    readonly label: string;
    readonly reason?: string;
  };
  readonly lease: { readonly expiresAtMs: number } | null;
  /** Whether the browser promises to keep what is stored. */
  readonly disk: 'kept' | 'not-kept' | 'failed';
  /** Whether this tab does the sending. */
  readonly leader: boolean;
}

/** Something to show and to follow. */
export interface Readable<Value> {
  get(): Value;
  subscribe(listener: () => void): () => void;
}

/** The status before anything is known. */
export const STATUS_AT_START: StationStatus = {
  online: true,
  waitingToSend: 0,
  oldestWaitingMs: null,
  heldCommands: 0,
  lastSentAtMs: null,
  detector: { state: 'starting', label: '' },
  lease: null,
  disk: 'not-kept',
  leader: true,
};
