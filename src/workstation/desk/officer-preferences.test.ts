import { expect, it, vi } from 'vitest';
import {
  type Preferences,
  type PreferencesChange,
  USUAL_PREFERENCES,
  withChange,
} from '#domain/officer/preferences.ts';
import { createOfficerPreferences } from './officer-preferences.ts';

/** A server that keeps preferences, a device that keeps text, and a network between them that can be cut. */
function world() {
  let stored: Preferences = USUAL_PREFERENCES;
  let text: string | null = null;
  let isCut = false;
  const sent: PreferencesChange[] = [];
  const answer = () => (isCut ? ({ kind: 'unreachable' } as const) : ({ kind: 'ok', value: stored } as const));
  const open = () =>
    createOfficerPreferences({
      ask: async () => answer(),
      send: async (change) => {
        if (!isCut) {
          sent.push(change);
          stored = withChange(stored, change);
        }
        return answer();
      },
      memory: {
        read: () => text,
        write: (next) => {
          text = next;
        },
      },
      report: (error) => {
        throw error;
      },
    });
  return {
    open,
    sent,
    stored: () => stored,
    cut: (next: boolean) => {
      isCut = next;
    },
    changeElsewhere: (change: PreferencesChange) => {
      stored = withChange(stored, change);
    },
    spoil: () => {
      text = 'not what was written';
    },
  };
}

it('counts at once and reaches the server', async () => {
  const { open, stored } = world();
  const preferences = open();
  const told = vi.fn();
  preferences.subscribe(told);
  preferences.change({ keys: { clear: 'Y' } });
  expect(preferences.get().keys).toEqual({ clear: 'Y' });
  expect(told).toHaveBeenCalled();
  await vi.waitFor(() => expect(preferences.isSent()).toBe(true));
  expect(stored().keys).toEqual({ clear: 'Y' });
});

it('knows after a start without a server what the officer last had, and sends later what was changed meanwhile', async () => {
  const { open, cut, stored } = world();
  open().change({ singleKeys: false });
  await vi.waitFor(() => expect(stored().singleKeys).toBe(false));
  cut(true);
  const offline = open();
  await offline.sync();
  expect(offline.get().singleKeys).toBe(false);
  offline.change({ keys: { hold: 'Y' } });
  await offline.sync();
  expect(offline.isSent()).toBe(false);

  cut(false);
  const back = open();
  expect(back.get()).toMatchObject({ singleKeys: false, keys: { hold: 'Y' } });
  await back.sync();
  expect([back.isSent(), stored().keys]).toEqual([true, { hold: 'Y' }]);
});

it('follows what was changed at another station, but keeps its own unsent word', async () => {
  const { open, cut, changeElsewhere } = world();
  const preferences = open();
  cut(true);
  preferences.change({ keys: { clear: 'Y' } });
  await preferences.sync();
  changeElsewhere({ singleKeys: false, keys: { clear: 'B' } });
  cut(false);
  await preferences.sync();
  expect(preferences.get()).toMatchObject({ singleKeys: false, keys: { clear: 'Y' } });
});

it('sends the newest word when it changes while another is on its way', async () => {
  const { open, sent, stored } = world();
  const preferences = open();
  preferences.change({ singleKeys: false });
  await Promise.resolve();
  preferences.change({ singleKeys: true });
  await vi.waitFor(() => expect(preferences.isSent()).toBe(true));
  expect([sent.length, stored().singleKeys]).toEqual([2, true]);
});

it('starts as usual where the memory is spoilt', () => {
  const { open, spoil } = world();
  spoil();
  expect(open().get()).toEqual(USUAL_PREFERENCES);
});
