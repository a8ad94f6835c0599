import { expect, it } from 'vitest';
import { ContainerNumber, checkDigitOf, displayContainerNumber } from './container-number.ts';

it('computes the check digit of the worked example of ISO 6346', () => {
  expect(checkDigitOf('CSQU305438')).toBe(3);
});

it('reads a number as people write it', () => {
  expect(ContainerNumber.parse('csqu 305438-3')).toBe('CSQU3054383');
  expect(displayContainerNumber(ContainerNumber.parse('CSQU3054383'))).toBe('CSQU 305438-3');
});

it.each([
  ['CSQU3054384', 'check digit 4 is wrong, ISO 6346 gives 3'],
  ['CSQX3054383', 'four letters'],
  ['CSQU305438', 'four letters'],
  ['', 'four letters'],
])('refuses %j: %s', (text, reason) => {
  expect(ContainerNumber.safeParse(text).error?.issues[0]?.message).toContain(reason);
});
