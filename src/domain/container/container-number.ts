import { z } from 'zod';
import type { Brand } from '#base/brand.ts';

/** Owner code, category, serial number and check digit without separators, as ISO 6346 prescribes: `CSQU3054383`. */
export type ContainerNumber = Brand<string, 'ContainerNumber'>;

const PATTERN = /^[A-Z]{3}[UJZ]\d{7}$/;

/** Letters count from 10 upwards and skip the multiples of 11 (ISO 6346, annex A). */
const LETTER_VALUES = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, i) => [letter, 10 + i + Math.floor((i + 9) / 10)]),
);

/** The check digit (0–9) of the ten characters before it: ISO 6346, annex A. */
export function checkDigitOf(firstTen: string): number {
  const sum = [...firstTen].reduce((total, character, i) => {
    const value = LETTER_VALUES.get(character) ?? Number(character);
    return total + value * 2 ** i;
  }, 0);
  return (sum % 11) % 10;
}

/** Reads a container number as people write it, with blanks and dashes; tells what is wrong with a bad one. */
export const ContainerNumber = z
  .string()
  .max(32)
  .transform((text) => text.toUpperCase().replace(/[\s\-/.]/g, ''))
  .superRefine((text, context) => {
    if (!PATTERN.test(text)) {
      context.addIssue('expected four letters (the fourth U, J or Z) and seven digits');
      return;
    }
    const expected = checkDigitOf(text.slice(0, 10));
    if (expected !== Number(text[10])) {
      context.addIssue(`check digit ${text[10]} is wrong, ISO 6346 gives ${expected}`);
    }
  })
  .transform((text) => text as ContainerNumber);

/** Groups of a container number the way it is painted on the box: `CSQU 305438-3`. */
export function displayContainerNumber(containerNumber: ContainerNumber): string {
  return `${containerNumber.slice(0, 4)} ${containerNumber.slice(4, 10)}-${containerNumber.slice(10)}`;
}
