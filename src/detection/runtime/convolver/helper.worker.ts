/** A thread of the convolver: waits within the kernels for runs to take part in, until it is terminated. */
addEventListener('message', async ({ data: { kernels, memory, thread } }: MessageEvent<Task>) => {
  const { exports } = await WebAssembly.instantiate(kernels, { env: { memory } });
  postMessage('waiting');
  (exports as unknown as Kernels).help(thread);
});

interface Task {
  readonly kernels: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
}

interface Kernels {
  readonly help: (thread: number) => void;
}
