import { compileKernels, readKernels } from '../../.ci/kernels.mjs';

/** What the last step of each run writes, once the machine has gone wrong. */
const FAULTS = { zeros: '<f32>0', NaN: '<f32>NaN' } as const;

const SOUND = 'store<f32>(out, load<f32>(a));\n        a += fromPixel;';

/** The kernels of the convolver with a machine that goes wrong after so many runs: the self-test at the start is one. */
export async function faultyKernels(fault: keyof typeof FAULTS, soundRuns: number): Promise<Buffer> {
  const source = readKernels();
  if (source.split(SOUND).length !== 2) throw new Error('The kernels no longer have the line that is to go wrong');
  const broken = `store<f32>(out, load<i32>(RUNS) > ${soundRuns} ? ${FAULTS[fault]} : load<f32>(a));\n        a += fromPixel;`;
  return Buffer.from(await compileKernels(source.replace(SOUND, broken)));
}
