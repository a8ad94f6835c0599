import type { Page, Route } from '@playwright/test';
import { onnxNetwork } from '#testing/detection/onnx-network.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { faultyKernels } from '../support/faulty-kernels.ts';
import { expect, test } from '../support/journey.ts';
import { sha256Of } from '../support/pack-files.ts';
import { recordsOf } from '../support/record.ts';
import { expectFindingsAsNative, scenesWith } from '../support/scenes.ts';

/** One part of the detector that goes wrong between server and worker, and what the officer is to read. */
interface Fault {
  readonly name: string;
  readonly files: RegExp;
  readonly spoil: (route: Route) => Promise<void>;
  readonly reason: RegExp;
}

const altered = async (route: Route) => {
  const response = await route.fetch();
  const body = await response.body();
  body[body.length >> 1] = ((body[body.length >> 1] ?? 0) + 1) % 256;
  await route.fulfill({ response, body });
};
const missing = (route: Route) => route.fulfill({ status: 404, body: 'gone' });

/** A network with an operator that no runtime has, and a manifest that vouches for it. */
const strange = onnxNetwork({
  dims: [1, 6, 768, 512],
  layers: [{ operator: 'Divine', inputs: ['x'], output: 'y' }],
  tensors: {},
  outputs: ['y'],
});

/** What the worker's program meets on a machine that has no memory left. */
const FULL = `WebAssembly.Memory = class { constructor() { throw new RangeError('could not allocate memory'); } };\n`;

const FAULTS: readonly Fault[] = [
  { name: 'golden test altered', files: /golden\.json/, spoil: altered, reason: /hash mismatch: golden\.json/ },
  { name: 'network missing', files: /network\.onnx/, spoil: missing, reason: /network\.onnx.* answered 404/ },
  { name: 'no runtime', files: /\.wasm$/, spoil: missing, reason: /convolver: .*404; wasm: / },
  {
    name: 'no memory',
    files: /detector\.worker.*\.js/,
    spoil: async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: FULL + (await response.text()) });
    },
    reason: /convolver: could not allocate memory; wasm: .*memory/,
  },
  {
    name: 'unknown operator',
    files: /network\.onnx|cargonet[^/]*\/manifest\.json/,
    spoil: async (route) => {
      if (route.request().url().includes('.onnx')) return route.fulfill({ body: Buffer.from(strange) });
      const manifest = (await (await route.fetch()).json()) as { model: object };
      const model = { ...manifest.model, bytes: strange.length, sha256: sha256Of(strange) };
      await route.fulfill({ json: { ...manifest, model } });
    },
    reason: /convolver: no kernel for the operator Divine; wasm: .*Divine/,
  },
];

test('whatever keeps the detector from starting is told with its reason, and a retry works once it is mended', async ({
  page,
  gantry,
}) => {
  test.setTimeout(400_000);
  await page.context().route(FAULTS[0]?.files ?? '', FAULTS[0]?.spoil ?? missing);
  await signInAs(page, gantry.url, 'officer1');
  for (const [i, { name, files, spoil, reason }] of FAULTS.entries()) {
    if (i > 0) {
      await page.context().route(files, spoil);
      await page.reload();
    }
    const status = page.locator('[data-status="detector"]');
    await expect(status, name).toHaveText('AI not available', { timeout: 90_000 });
    await status.click();
    await expect(page.getByText(reason), name).toBeVisible();
    await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
    await page.context().unroute(files);
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect(status, name).toHaveText(/^AI CargoNet/, { timeout: 90_000 });
  }
});

for (const fault of ['zeros', 'NaN'] as const) {
  test(`${fault} from a machine gone wrong read as "AI not available", and another runtime takes over`, async ({
    page,
    gantry,
  }) => {
    test.setTimeout(300_000);
    const [scene] = await scenesWith(['several']);
    const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
    const kernels = await faultyKernels(fault, 1);
    await page.context().route(/kernels.*\.wasm$/, (route) => route.fulfill({ body: kernels }));
    await signInAs(page, gantry.url, 'officer1');
    const review = reviewPage(page);
    await review.start();
    await expect(review.root).toHaveAttribute('data-ai-state', 'failed');
    await review.press('h');
    await review.phase('revealed');
    const findings = page.getByRole('region', { name: 'Findings' });
    await expect(findings).toContainText('AI not available');
    await expect(findings).toContainText(fault === 'zeros' ? 'are all 0' : 'hold NaN');
    await expect(findings).not.toContainText('marked nothing');
    await page.screenshot({ path: test.info().outputPath(`${fault}.png`) });

    await findings.getByRole('button', { name: 'Run again' }).click();
    await expect(review.findings()).toHaveCount(scene.proposals.length, { timeout: 90_000 });
    await review.sent();
    const { review: recorded } = await (await recordsOf(gantry.url)).record(scanId);
    expect(recorded.detection).toMatchObject({ state: 'done', provider: 'wasm' });
    expectFindingsAsNative(recorded.findings, scene.proposals);
  });
}

test('a detector that falls silent is given up with that reason, and a retry works', async ({ page, gantry }) => {
  test.setTimeout(200_000);
  const held: Route[] = [];
  await page.context().route(/network\.onnx/, async (route) => void held.push(route));
  await signInAs(page, gantry.url, 'officer1');
  const status = await notAvailable(page);
  await expect(page.getByText(/no sign of life for 30 s/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('silent.png') });
  await page.context().unroute(/network\.onnx/);
  await Promise.all(held.map((route) => route.abort().catch(() => undefined)));
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(status).toHaveText(/^AI CargoNet/, { timeout: 90_000 });
});

async function notAvailable(page: Page) {
  const status = page.locator('[data-status="detector"]');
  await expect(status).toHaveText('AI not available', { timeout: 90_000 });
  await status.click();
  return status;
}
