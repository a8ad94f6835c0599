import { fail, ok, type Result } from '#base/result.ts';
import { INSTALL_PACK_PATH, InstallPackReply, type PackPart } from '#contract/model-packs.ts';
import { ProblemReply } from '#contract/route.ts';

/** Why a pack was not taken, with the sentence that names what is wrong. */
export interface InstallRefusal {
  readonly problem: string;
  readonly detail: string;
}

type PackFiles = Readonly<Record<PackPart, File>>;

/** Which of the chosen files is what, by their names: they are checked where they arrive. */
export function sortPackFiles(files: readonly File[]): Result<PackFiles, InstallRefusal> {
  const manifest = files.filter(({ name }) => name === 'manifest.json');
  const network = files.filter(({ name }) => name.endsWith('.onnx'));
  const golden = files.filter(({ name }) => name.endsWith('.json') && name !== 'manifest.json');
  const found = { manifest, network, golden };
  const missing = Object.entries(found).flatMap(([part, those]) => (those.length === 0 ? [part] : []));
  if (missing.length > 0) return fail({ problem: 'pack-file-missing', detail: missing.join(', ') });
  if (files.length !== 3) {
    return fail({ problem: 'pack-file-unexpected', detail: files.map(({ name }) => name).join(', ') });
  }
  return ok({ manifest: manifest[0], network: network[0], golden: golden[0] } as PackFiles);
}

/** Sends a pack to the server, which keeps it or says why not. */
export async function installPack(
  { manifest, network, golden }: PackFiles,
  fetcher: typeof fetch = fetch,
): Promise<Result<InstallPackReply, InstallRefusal>> {
  const form = new FormData();
  form.append('manifest', manifest);
  form.append('network', network);
  form.append('golden', golden);
  const response = await fetcher(INSTALL_PACK_PATH, { method: 'POST', credentials: 'same-origin', body: form }).catch(
    () => undefined,
  );
  if (!response || response.status >= 500) return fail({ problem: 'unreachable', detail: '' });
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok) return ok(InstallPackReply.parse(json));
  const { problem, field, detail } = ProblemReply.catch({ problem: 'malformed' }).parse(json);
  return fail({ problem, detail: [field, detail].filter(Boolean).join(': ') });
}
