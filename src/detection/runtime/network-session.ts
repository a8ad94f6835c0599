import type { Provider } from '../protocol.ts';

export interface Head {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** A network ready to run, whatever runs it. One run at a time. */
export interface Network {
  /** Runs one strip and gives each output by name. Rejects on any fault, a lost device included. */
  run(input: Float32Array, dims: readonly number[]): Promise<Readonly<Record<string, Head>>>;
}

/** A network on one of the browser's providers. */
export interface NetworkSession extends Network {
  readonly provider: Provider;
  readonly threads: number;
}

export interface SessionRequest {
  readonly model: Uint8Array;
  readonly inputName: string;
  readonly threads: number;
}
