/**
 * Makes a series from one real CT by moving its copies along the body, each in another transfer syntax, and expects its
 * slices in order with the values of the file; then leaves one out, and gives one twice.
 *
 *   node e2e/conformance/series.ts FOLDER
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { decodeImage } from '#imaging/decode/decode-image.ts';
import { decodeSeries } from '#imaging/decode/decode-series.ts';

const folder = join(process.argv[2] ?? '', 'dicom/transfer-syntaxes');
const SYNTAXES = ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.5'];
const NAMES = ['LittleEndianExplicit', 'LittleEndianImplicit', 'BigEndianExplicit', 'RLELossless'];
/** As the file writes where it lies along the body, in mm. */
const Z = '4.700000';

const files = SYNTAXES.map((syntax, i) => {
  const bytes = Buffer.from(readFileSync(join(folder, `CTImage.dcm_${NAMES[i]}TransferSyntax_${syntax}.dcm`)));
  bytes.write(`${String(9 - i)}.700000`, bytes.indexOf(Z));
  return { name: `slice-${i + 1}`, read: async () => Uint8Array.from(bytes) };
});

const faults: string[] = [];
async function expectProblem(some: typeof files, problem: string): Promise<void> {
  const decoded = await decodeSeries(some);
  if (decoded.ok || decoded.problem.problem !== problem) faults.push(`a series is not refused as ${problem}`);
}

const whole = await decodeSeries(files);
if (!whole.ok) faults.push(`a series is refused: ${whole.problem.problem}, ${whole.problem.detail}`);
else {
  if (!isDeepStrictEqual(whole.value.order, [3, 2, 1, 0])) faults.push(`slices come as ${whole.value.order}`);
  const alone = await decodeImage(await (files[0] as (typeof files)[number]).read());
  const slice = alone.ok ? alone.value[0] : undefined;
  if (!whole.value.planes.every((plane) => isDeepStrictEqual(plane, slice))) faults.push('a slice has other values');
}
await expectProblem(files.toSpliced(1, 1), 'slices-missing');
await expectProblem([...files, files[0] as (typeof files)[number]], 'slices-repeated');

for (const fault of faults) console.error(fault);
console.log(`A series of ${files.length} files in as many transfer syntaxes; ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
