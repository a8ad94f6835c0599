import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('docs/architecture.md names the folders of src, and no others', () => {
  const text = readFileSync('docs/architecture.md', 'utf8');
  const named = [...text.matchAll(/^\| `([a-z]+)` \|/gm)].map((match) => match[1]).sort();
  const present = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(named).toEqual(present.map(({ name }) => name).sort());
});
