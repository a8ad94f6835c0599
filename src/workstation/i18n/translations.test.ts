import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';
import { afterEach, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { en, type MessageKey } from './en.ts';
import { formatAge, formatTime } from './format.ts';
import { speak, t } from './t.ts';

const KEYS = Object.keys(en) as MessageKey[];

afterEach(() => speak('en'));

/** The names of a message's values, with their kinds, also those within plurals. */
function placeholders(message: string): readonly string[] {
  return [...new Set(valuesIn(compileMessage(message)))].toSorted();
}

function valuesIn(parts: CompiledMessage): string[] {
  if (typeof parts === 'string') return [];
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    const [name, kind, options] = part;
    const nested = typeof options === 'object' && options !== null ? Object.values(options) : [];
    return [
      `${name} ${kind ?? ''}`,
      ...nested.flatMap((one) => (Array.isArray(one) ? valuesIn(one as CompiledMessage) : [])),
    ];
  });
}

it('both catalogues have the same messages with the same values', () => {
  expect(Object.keys(ar).toSorted()).toEqual(KEYS.toSorted());
  const different = KEYS.filter((key) => String(placeholders(ar[key])) !== String(placeholders(en[key])));
  expect(different).toEqual([]);
});

it('Arabic numbers its words in all six forms', () => {
  const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
  const plurals = KEYS.filter((key) => en[key].includes(', plural,'));
  const lacking = plurals.filter((key) => forms.some((form) => !ar[key].includes(`${form} {`)));
  expect(plurals.length).toBeGreaterThan(20);
  expect(lacking).toEqual([]);
});

it('says each number in the form that Arabic has for it', async () => {
  await speak('ar');
  const said = [0, 1, 2, 3, 11, 100].map((count) => t('status.waiting-detail', { count }).split(' في ')[0]);
  expect(said).toEqual(['لا إجراء', 'إجراء واحد', 'إجراءان', '3 إجراءات', '11 إجراءً', '100 إجراء']);
});

it('tells ages and times in the language that is spoken, with Latin digits', async () => {
  await speak('ar');
  expect(formatAge(12 * 60_000)).toBe('12 د');
  expect(formatTime('2026-11-22T14:32:00')).toMatch(/^14:32$/);
});

it('no message was left in English', () => {
  const same = KEYS.filter((key) => ar[key] === en[key] && /[a-z]{4}/.test(en[key].replace(/\{[^}]*\}/g, '')));
  expect(same).toEqual(['app.name', 'look.palette.cividis', 'look.palette.viridis']);
});

it('no style sheet speaks of left and right: what begins a line in one language ends it in the other', () => {
  const root = join(import.meta.dirname, '..');
  const physical = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .filter((line) =>
          /(^|[\s-])(left|right)\s*:|(margin|padding|border)-(left|right)|:\s*(left|right)\s*;/.test(line),
        )
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(physical).toEqual([]);
});
