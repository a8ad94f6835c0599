import { expect, it } from 'vitest';
import { reasonWords } from './picked-reason.ts';

it('says what was picked in the words of the reader, and what was written as it is', () => {
  const words = (code: string) => `<${code}>`;
  expect(reasonWords('object-unknown', words)).toBe('<object-unknown>');
  expect(reasonWords('a dense block behind the engine', words)).toBe('a dense block behind the engine');
  expect(reasonWords('', words)).toBe('');
});
