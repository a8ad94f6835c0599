import { expect, it } from 'vitest';
import { createDetector } from '#detection/client.ts';
import { createFakeWorker } from '#testing/detection/fake-worker.ts';
import { runSelfTest } from './run-self-test.ts';

function aTest() {
  const fake = createFakeWorker();
  const outcome = runSelfTest(() =>
    createDetector({
      pack: { url: 'http://station.test/pack', manifestSha256: null },
      workerFactory: () => fake.worker,
      after: () => () => undefined,
    }),
  );
  return { fake, outcome };
}

it('passes when the detector becomes ready, and ends it', async () => {
  const { fake, outcome } = aTest();
  fake.say({ kind: 'starting', stage: 'self-test', progress: 0 });
  fake.becomeReady({ passedOver: ['x'.repeat(900)] });
  expect(await outcome).toMatchObject({
    state: 'passed',
    provider: 'wasm',
    passedOver: [expect.stringMatching(/^x{400}$/)],
  });
  expect(fake.isTerminated).toBe(true);
});

it('fails with the reason that the detector gives', async () => {
  const { fake, outcome } = aTest();
  fake.say({ kind: 'start-failed', reason: 'self-test failed: output "heads" is off by 0.4' });
  expect(await outcome).toEqual({ state: 'failed', reason: 'self-test failed: output "heads" is off by 0.4' });
});
