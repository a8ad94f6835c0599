import type { Head, NetworkSession, SessionRequest } from '../network-session.ts';
import { STEP_WORDS } from './layout.ts';
import { readOnnxGraph } from './onnx-graph.ts';
import { type Plan, planNetwork } from './plan.ts';

/** Starts a thread that helps with every run; resolves when it waits for the first. */
export type StartHelper = (kernels: WebAssembly.Module, memory: WebAssembly.Memory, thread: number) => Promise<void>;

/* Places of kernels.as: how many steps there are, for how many threads, and the program. */
const STEP_COUNT = 12;
const THREADS = 16;
const PROGRAM = 1024;
const PROGRAM_END = 65_536;

const WORD_BYTES = 4;
const PAGE_BYTES = 65_536;
/** 1 GB. */
const PAGES_MAX = 16_384;

/**
 * The project's own runtime for plain convolutional networks on WebAssembly: the same results as any other but for
 * rounding, several times as fast as one without fused multiplication and Winograd's filters. Rejects when the
 * network asks for more than its kernels can do.
 */
export async function openConvolver(
  { model, threads }: Pick<SessionRequest, 'model' | 'threads'>,
  kernels: WebAssembly.Module,
  startHelper: StartHelper,
): Promise<NetworkSession> {
  const plan = planNetwork(readOnnxGraph(model), PROGRAM_END, threads);
  const pages = Math.ceil(plan.bytes / PAGE_BYTES);
  if (pages > PAGES_MAX) throw new Error(`the network needs ${plan.bytes} bytes of memory`);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: PAGES_MAX, shared: true });
  const { buffer } = memory;
  write(plan, buffer, threads);
  const { exports } = await WebAssembly.instantiate(kernels, { env: { memory } });
  const { run } = exports as { readonly run?: () => void };
  if (!run) throw new Error('The kernels have no function to run');
  for (let thread = 1; thread < threads; thread++) await startHelper(kernels, memory, thread);

  const input = numbersAt(buffer, plan.input);
  return {
    provider: 'convolver',
    threads,
    async run(data, dims) {
      const taken = plan.input.dims;
      if (dims.join() !== taken.join()) throw new Error(`The network takes ${taken.join('×')}, not ${dims.join('×')}`);
      input.set(data);
      run();
      const heads = Object.entries(plan.outputs).map(([name, port]) => [name, headAt(buffer, port)] as const);
      return Object.fromEntries(heads);
    },
  };
}

function write({ steps, constants }: Plan, buffer: ArrayBufferLike, threads: number): void {
  const programBytes = steps.length * STEP_WORDS * WORD_BYTES;
  if (PROGRAM + programBytes > PROGRAM_END) throw new Error(`the network has ${steps.length} steps`);
  for (const { at, values } of constants) new Float32Array(buffer, at, values.length).set(values);
  const words = new Int32Array(buffer, 0, PROGRAM_END / WORD_BYTES);
  words[STEP_COUNT / WORD_BYTES] = steps.length;
  words[THREADS / WORD_BYTES] = threads;
  for (const [i, step] of steps.entries()) words.set(step, PROGRAM / WORD_BYTES + i * STEP_WORDS);
}

function numbersAt(buffer: ArrayBufferLike, { at, dims }: Plan['input']): Float32Array {
  return new Float32Array(
    buffer,
    at,
    dims.reduce((product, side) => product * side, 1),
  );
}

const headAt = (buffer: ArrayBufferLike, port: Plan['input']): Head => ({
  dims: port.dims,
  data: numbersAt(buffer, port).slice(),
});
