/** The source of the kernels. */
export function readKernels(): string;
/** Compiles kernels, those of the source or others made of it. */
export function compileKernels(source: string): Promise<Uint8Array<ArrayBuffer>>;
