import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { fail, ok, type Result } from '#base/result.ts';
import { MANIFEST_FILE } from '#contract/model-packs.ts';
import { GoldenTest } from '#detection/pack/golden.ts';
import { goldenFault } from '#detection/pack/golden-fault.ts';
import { ModelPackManifest } from '#detection/pack/manifest.ts';
import { OnnxFault } from '#detection/pack/onnx-fields.ts';
import { type OnnxOperator, onnxOperators, operatorText } from '#detection/pack/onnx-operators.ts';
import { unsupportedOperators } from '#detection/pack/runtime-operators.ts';
import { findUnstorableText } from '../http/unstorable-text.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import type { StagedPack } from './read-pack-parts.ts';
import { type RefusedPack, refusedPack } from './refused-pack.ts';

export interface InspectedPack {
  readonly manifest: ModelPackManifest;
  readonly operators: readonly string[];
}

/** Holds the three files against each other: all that can be known of a pack without running it. */
export async function inspectPack(staged: StagedPack): Promise<Result<InspectedPack, RefusedPack>> {
  const read = await readManifest(staged.manifest);
  if (!read.ok) return read;
  const manifest = read.value;

  const altered = alteredFile(staged, manifest);
  if (altered) return fail(altered);

  const golden = await readJson(staged.golden, GoldenTest, 'pack-golden-invalid', manifest.golden.file);
  if (!golden.ok) return golden;
  const fault = goldenFault(golden.value, manifest);
  if (fault) return fail(refusedPack('pack-golden-invalid', manifest.golden.file, fault));

  const operators = await operatorsOf(staged.network, manifest.model.file);
  if (!operators.ok) return operators;
  const unsupported = unsupportedOperators(operators.value);
  if (unsupported.length > 0) {
    const detail = `neither WebGPU nor WebAssembly runs ${listed(unsupported)}`;
    return fail(refusedPack('pack-operators-unsupported', manifest.model.file, detail));
  }
  return ok({ manifest, operators: operators.value.map(operatorText) });
}

async function readManifest(file: StagedFile): Promise<Result<ModelPackManifest, RefusedPack>> {
  const read = await readJson(file, ModelPackManifest, 'pack-manifest-invalid', '');
  if (!read.ok) return read;
  const names = [MANIFEST_FILE, read.value.model.file, read.value.golden.file];
  if (new Set(names).size < names.length) {
    return fail(refusedPack('pack-manifest-invalid', 'model.file', 'the files of a pack need names of their own'));
  }
  const unstorable = findUnstorableText(read.value);
  if (unstorable !== undefined) {
    return fail(refusedPack('pack-manifest-invalid', unstorable, 'the text has characters that cannot be kept'));
  }
  return read;
}

function alteredFile({ network, golden }: StagedPack, { model, golden: test }: ModelPackManifest) {
  if (network.sha256 !== model.sha256) {
    return refusedPack(
      'pack-network-altered',
      model.file,
      `it is ${network.sha256}, the manifest says ${model.sha256}`,
    );
  }
  if (network.bytes !== model.bytes) {
    return refusedPack(
      'pack-network-altered',
      model.file,
      `it has ${network.bytes} bytes, the manifest says ${model.bytes}`,
    );
  }
  if (golden.sha256 !== test.sha256) {
    return refusedPack('pack-golden-altered', test.file, `it is ${golden.sha256}, the manifest says ${test.sha256}`);
  }
  return undefined;
}

async function readJson<Schema extends z.ZodType>(
  file: StagedFile,
  schema: Schema,
  problem: 'pack-manifest-invalid' | 'pack-golden-invalid',
  field: string,
): Promise<Result<z.infer<Schema>, RefusedPack>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file.path, 'utf8'));
  } catch {
    return fail(refusedPack(problem, field, 'it is no JSON'));
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return fail(refusedPack(problem, issue?.path.join('.') || field, issue?.message ?? 'it does not fit its schema'));
}

async function operatorsOf(file: StagedFile, name: string): Promise<Result<readonly OnnxOperator[], RefusedPack>> {
  try {
    return ok(onnxOperators(await readFile(file.path)));
  } catch (error) {
    if (!(error instanceof OnnxFault)) throw error;
    return fail(refusedPack('pack-network-unreadable', name, error.message));
  }
}

/** As many as a person reads. */
const LISTED_MAX = 20;

function listed(names: readonly string[]): string {
  const rest = names.length - LISTED_MAX;
  return names.slice(0, LISTED_MAX).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
