// Compiles the arithmetic of the detector's own runtime: kernels.as to kernels.wasm. `npm run kernels`
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { main } from 'assemblyscript/asc';

const FOLDER = new URL('../src/detection/runtime/convolver/', import.meta.url);
const FEATURES = ['simd', 'relaxed-simd', 'threads'].flatMap((feature) => ['--enable', feature]);
const MEMORY = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '16384'];

export const readKernels = () => readFileSync(new URL('kernels.as', FOLDER), 'utf8');

/** Compiles kernels. The compiler takes names in .ts only; TypeScript itself could not read the file. */
export async function compileKernels(source) {
  let compiled;
  const { error, stderr } = await main(
    ['kernels.ts', '--outFile', 'kernels.wasm', '--runtime', 'stub', '--noAssert', '-O3', ...FEATURES, ...MEMORY],
    {
      readFile: (name) => (name === 'kernels.ts' ? source : null),
      writeFile: (_name, contents) => {
        compiled = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !compiled) throw new Error(`The kernels do not compile: ${error?.message}\n${stderr}`);
  return compiled;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = fileURLToPath(new URL('kernels.wasm', FOLDER));
  writeFileSync(file, await compileKernels(readKernels()));
  console.log(file);
}
