import { expect, it } from 'vitest';
import { installPack, sortPackFiles } from './install-pack.ts';

const named = (...names: string[]) => names.map((name) => new File([name], name));
const pack = named('golden.json', 'network.onnx', 'manifest.json');

function files() {
  const sorted = sortPackFiles(pack);
  if (!sorted.ok) throw new Error(sorted.problem.detail);
  return sorted.value;
}

const answering = (status: number, body: unknown) => {
  const sent: FormData[] = [];
  const fetcher = async (_path: unknown, init?: RequestInit) => {
    sent.push(init?.body as FormData);
    return new Response(JSON.stringify(body), { status });
  };
  return { sent, fetcher: fetcher as typeof fetch };
};

it('knows the files by their names', () => {
  expect(files()).toMatchObject({
    manifest: { name: 'manifest.json' },
    network: { name: 'network.onnx' },
    golden: { name: 'golden.json' },
  });
});

it.each([
  [[], 'pack-file-missing', 'manifest, network, golden'],
  [['manifest.json', 'network.onnx'], 'pack-file-missing', 'golden'],
  [['manifest.json', 'network.onnx', 'golden.json', 'photo.png'], 'pack-file-unexpected', /photo\.png/],
  [['manifest.json', 'a.onnx', 'b.onnx', 'golden.json'], 'pack-file-unexpected', /b\.onnx/],
])('does not take %j for a pack', (names, problem, detail) => {
  const sorted = sortPackFiles(named(...names));
  expect(sorted).toMatchObject({ ok: false, problem: { problem, detail: expect.stringMatching(detail) } });
});

it('sends each file under its part', async () => {
  const { sent, fetcher } = answering(201, { sha256: 'a'.repeat(64), duplicate: false });
  expect(await installPack(files(), fetcher)).toEqual({
    ok: true,
    value: { sha256: 'a'.repeat(64), duplicate: false },
  });
  expect([...(sent[0] ?? new FormData())].map(([part, file]) => [part, (file as File).name])).toEqual([
    ['manifest', 'manifest.json'],
    ['network', 'network.onnx'],
    ['golden', 'golden.json'],
  ]);
});

it('hands on what the server found wrong, and where', async () => {
  const refusal = { problem: 'pack-network-altered', field: 'network.onnx', detail: 'it is cut' };
  expect(await installPack(files(), answering(400, refusal).fetcher)).toEqual({
    ok: false,
    problem: { problem: 'pack-network-altered', detail: 'network.onnx: it is cut' },
  });
  const silent = () => Promise.reject(new TypeError('no route'));
  for (const fetcher of [silent, answering(503, {}).fetcher]) {
    expect(await installPack(files(), fetcher)).toMatchObject({ ok: false, problem: { problem: 'unreachable' } });
  }
});
