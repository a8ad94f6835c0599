import { z } from 'zod';
import { QueueView } from '../queue/queue-view.ts';
import { MOUSE_LAYOUTS, MouseMap } from './mouse-map.ts';
import { ScannerPresets } from './window-preset.ts';

/** The languages that the screens speak. */
export const Language = z.enum(['en', 'ar']);
export type Language = z.infer<typeof Language>;

const MOST_KEYS = 200;
const MOST_SCANNERS = 60;
export const MOST_VIEWS = 12;

/** How one officer likes to work, on every station alike. */
export const Preferences = z.object({
  /** The key of each command whose usual key the officer changed, by the names that the workstation gives them. */
  keys: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), z.string().min(1).max(30))
    .refine((keys) => Object.keys(keys).length <= MOST_KEYS, `at most ${MOST_KEYS} keys`),
  /** Whether a single letter, digit or sign is a command; off for who speaks or strikes keys by accident. */
  singleKeys: z.boolean(),
  mouse: MouseMap,
  /** Null for who never chose one: as the station speaks. */
  language: Language.nullable(),
  /** Views of the queue that the officer saved: a view, narrowed to words. */
  queueViews: z.array(z.object({ view: QueueView, words: z.string().trim().min(1).max(80) })).max(MOST_VIEWS),
  /** Window presets that the officer set anew, by kind of scanner. */
  windowPresets: z
    .record(z.string().min(1).max(130), ScannerPresets)
    .refine((kinds) => Object.keys(kinds).length <= MOST_SCANNERS, `at most ${MOST_SCANNERS} kinds of scanner`),
});
export type Preferences = z.infer<typeof Preferences>;

/** What is to be otherwise; the rest stays. */
export const PreferencesChange = Preferences.partial();
export type PreferencesChange = z.infer<typeof PreferencesChange>;

export function withChange(preferences: Preferences, change: PreferencesChange): Preferences {
  return {
    keys: change.keys ?? preferences.keys,
    singleKeys: change.singleKeys ?? preferences.singleKeys,
    mouse: change.mouse ?? preferences.mouse,
    language: change.language === undefined ? preferences.language : change.language,
    queueViews: change.queueViews ?? preferences.queueViews,
    windowPresets: change.windowPresets ?? preferences.windowPresets,
  };
}

/** Of an officer who never changed anything. */
export const USUAL_PREFERENCES: Preferences = {
  keys: {},
  singleKeys: true,
  mouse: MOUSE_LAYOUTS.usual,
  language: null,
  queueViews: [],
  windowPresets: {},
};

export type SavedQueueView = Preferences['queueViews'][number];
