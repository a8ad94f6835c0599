import { expect, it } from 'vitest';
import type { DetectorSettings } from '#contract/detector-settings.ts';
import { createManualTimer } from '#testing/sync/fake-tabs.ts';
import type { Answer } from '../api/call.ts';
import { createDetectorSettings } from './detector-settings.ts';

const NONE: DetectorSettings = { choices: [], packs: [], rules: [] };
const withPack = (sha: string): DetectorSettings => ({ ...NONE, choices: [{ site: null, pack: sha.repeat(64) }] });

function station(answers: readonly (Answer<DetectorSettings, string> | Promise<Answer<DetectorSettings, string>>)[]) {
  const left = [...answers];
  const errors: unknown[] = [];
  const clock = createManualTimer();
  const kept = { text: null as string | null };
  const open = () =>
    createDetectorSettings({
      ask: async () => (await left.shift()) ?? { kind: 'unreachable' },
      memory: {
        read: () => kept.text,
        write: (text) => {
          kept.text = text;
        },
      },
      timer: clock.timer,
      report: (error) => errors.push(error),
    });
  return { open, kept, errors, clock };
}

it('knows nothing before the server has answered, and then what it says', async () => {
  const settings = station([{ kind: 'ok', value: withPack('a') }]).open();
  let told = 0;
  settings.subscribe(() => told++);
  expect(settings.get()).toEqual(NONE);
  await settings.known();
  expect([settings.get(), told]).toEqual([withPack('a'), 1]);
});

it('goes by what it last knew when the server is away', async () => {
  const { open } = station([{ kind: 'ok', value: withPack('a') }]);
  await open().known();
  const again = open();
  expect(again.get()).toEqual(withPack('a'));
  await again.known();
  expect(again.get()).toEqual(withPack('a'));
});

it('starts from nothing when its memory is spoilt', () => {
  const { open, kept } = station([]);
  for (const text of ['{', '{"choices":1}', '[]']) {
    kept.text = text;
    expect(open().get()).toEqual(NONE);
  }
});

it('does not let a slow answer overtake a newer one', async () => {
  const slow = Promise.withResolvers<Answer<DetectorSettings, string>>();
  const settings = station([slow.promise, { kind: 'ok', value: withPack('b') }]).open();
  await settings.refresh();
  slow.resolve({ kind: 'ok', value: withPack('a') });
  await settings.known();
  expect(settings.get()).toEqual(withPack('b'));
});

it('lets nobody wait for a server that keeps silent', async () => {
  const silent = new Promise<never>(() => undefined);
  const { open, clock } = station([silent]);
  const known = open().known();
  clock.pass(3_000);
  await known;
});
