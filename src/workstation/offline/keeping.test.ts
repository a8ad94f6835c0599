import { expect, it } from 'vitest';
import { type Keeping, keepingOf } from './keeping.ts';

const HASH = 'a'.repeat(64);
const asked = (path: string, more: Partial<Parameters<typeof keepingOf>[0]> = {}) =>
  keepingOf({ method: 'GET', url: `https://gantry.example${path}`, mode: 'cors', isPart: false, ...more });

it.each<[string, Keeping, Parameters<typeof asked>]>([
  ['a screen', 'shell', ['/review', { mode: 'navigate' }]],
  ['a screen with a filter', 'shell', ['/queue?view=mine', { mode: 'navigate' }]],
  ['a built file', 'file', ['/assets/main-Bx3kq9Za.js']],
  ['the pack that comes along', 'file', ['/models/active.json']],
  ['a file of an installed pack, by its hash', 'file', [`/api/model-packs/${HASH}/manifest.json`]],
  ['an act', 'network', ['/api/commands/decide', { method: 'POST' }]],
  ['the queue', 'network', ['/api/queue/counts']],
  ['a plane, which the page keeps itself', 'network', ['/api/scans/scn_00000001/planes/high']],
  ['a part of a file', 'network', ['/assets/main-Bx3kq9Za.js', { isPart: true }]],
  ['a file behind the API opened in a tab', 'network', ['/api/scans/scn_00000001/original', { mode: 'navigate' }]],
])('%s: %s', (_words, keeping, [path, more]) => expect(asked(path, more)).toBe(keeping));
