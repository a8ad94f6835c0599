import { createHash } from 'node:crypto';
import type { ModelPackManifest } from '#detection/pack/manifest.ts';
import { aFakePack } from '../detection/fake-pack.ts';
import { graph, node, onnxModel } from '../detection/onnx-bytes.ts';
import { type FormPart, multipartForm } from './multipart-form.ts';

let counter = 0;

export interface PackChanges {
  readonly manifest?: Record<string, unknown>;
  readonly network?: Uint8Array;
  readonly golden?: Uint8Array;
  /** Puts other bytes into the form than the manifest was made for. */
  readonly tampered?: Partial<Record<'manifest' | 'network' | 'golden', Uint8Array | string>>;
}

export interface NewPack {
  readonly manifest: ModelPackManifest;
  readonly sha256: string;
  readonly parts: readonly FormPart[];
  readonly form: { readonly payload: Buffer; readonly contentType: string };
}

/** The files of a sound pack that no other test has, or of one with the changes asked for. */
export async function newPack({ manifest: changes, network, golden, tampered }: PackChanges = {}): Promise<NewPack> {
  const fake = await aFakePack();
  const net = network ?? onnxModel(graph(node('Conv'), node('Relu')));
  const test = golden ?? fake.files.golden;
  const manifest = {
    ...fake.manifest,
    id: `test-pack-${++counter}`,
    model: { file: 'network.onnx', sha256: sha256(net), bytes: net.length },
    golden: { file: 'golden.json', sha256: sha256(test) },
    ...changes,
  };
  const text = Buffer.from(JSON.stringify(manifest));
  const contents = { manifest: text, network: net, golden: test, ...tampered };
  const parts = Object.entries(contents).map(([name, value]) => ({ name, value, fileName: name }));
  return { manifest, sha256: sha256(text), parts, form: multipartForm(parts) };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
