import { expect, it } from 'vitest';
import { PackChoice, packFor } from './pack-choice.ts';

const [north, others] = ['a'.repeat(64), 'b'.repeat(64)];
const choice = (site: string | null, pack: string) => PackChoice.parse({ site, pack });

it('takes the choice of the site, then the one for all others, then the bundled pack', () => {
  const choices = [choice(null, others), choice('North', north), choice('South', 'bundled')];
  expect(packFor(choices, 'North')).toBe(north);
  expect(packFor(choices, 'South')).toBe('bundled');
  expect(packFor(choices, 'West')).toBe(others);
  expect(packFor([], 'West')).toBe('bundled');
});
