import { fail, ok, type Result } from '#base/result.ts';
import { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { RawLayout } from '#imaging/decode/raw.ts';
import { findUnstorableText } from '../http/unstorable-text.ts';
import { SIDECAR_MAX_BYTES } from './limits.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { ExportSites } from './scanner-export/export-sites.ts';
import { isScannerExport, sidecarOfExport } from './scanner-export/read-export.ts';

/** Reads a sidecar, or a scanner's export in its place, naming the first field at fault. */
export function readSidecar(text: string, sites: ExportSites): Result<ScanSidecar, Refusal> {
  if (Buffer.byteLength(text) > SIDECAR_MAX_BYTES) {
    return fail(refusal('too-large', 'sidecar', `a sidecar may have ${SIDECAR_MAX_BYTES} bytes`));
  }
  const stated = isScannerExport(text) ? sidecarOfExport(text, sites) : readJson(text);
  if (!stated.ok) return stated;
  const parsed = ScanSidecar.safeParse(stated.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(refusal('sidecar-invalid', issue?.path.join('.') || 'sidecar', issue?.message ?? 'it is malformed'));
  }
  if (parsed.data.stack && (parsed.data.planes.length > 1 || parsed.data.raw)) {
    return fail(refusal('sidecar-invalid', 'stack', 'a stack has one energy, in a file that tells its own dimensions'));
  }
  if (parsed.data.topView && (parsed.data.stack || parsed.data.raw)) {
    return fail(
      refusal('sidecar-invalid', 'topView', 'a top view is of a radiograph, in files that tell their own dimensions'),
    );
  }
  const unstorable = findUnstorableText(parsed.data);
  if (unstorable !== undefined) {
    return fail(refusal('sidecar-invalid', unstorable, 'the text has characters that cannot be kept'));
  }
  return ok(parsed.data);
}

function readJson(text: string): Result<unknown, Refusal> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(refusal('sidecar-invalid', 'sidecar', 'it is not JSON'));
  }
}

/** How the bare samples of each of so many image files lie, when the sidecar says that they are bare. */
export function rawLayoutOf(sidecar: ScanSidecar, files: number): Result<RawLayout | undefined, Refusal> {
  const { raw, widthPx: width, heightPx: height } = sidecar;
  if (!raw) return ok(undefined);
  if (width === undefined || height === undefined) {
    return fail(refusal('sidecar-invalid', 'raw', 'bare samples need widthPx and heightPx'));
  }
  return ok({ ...raw, width, height, planes: sidecar.planes.length / files });
}
