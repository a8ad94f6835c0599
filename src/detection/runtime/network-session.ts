import type { Provider } from '../protocol.ts';

export interface Head {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** A network ready to run, whatever runs it. One run at a time. */
export interface NetworkSession {
  readonly provider: Provider;
  readonly threads: number;
  /** Runs one strip and gives each output by name. Rejects on any fault, a lost device included. */
  run(input: Float32Array, dims: readonly number[]): Promise<Readonly<Record<string, Head>>>;
}

export interface SessionRequest {
  readonly model: Uint8Array;
  readonly inputName: string;
  readonly threads: number;
}
