import { Preferences, PreferencesChange } from '#domain/officer/preferences.ts';
import { noBody, noParams, route } from './route.ts';

/** How the caller likes to work. */
export const seePreferences = route({
  method: 'GET',
  path: '/api/preferences',
  params: noParams,
  body: noBody,
  reply: Preferences,
  problems: [],
});

/** Changes some of it; said twice it says the same. */
export const changePreferences = route({
  method: 'POST',
  path: '/api/preferences',
  params: noParams,
  body: PreferencesChange,
  reply: Preferences,
  problems: [],
});
