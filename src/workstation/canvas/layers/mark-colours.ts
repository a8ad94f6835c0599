import type { Finding } from '#domain/finding/finding.ts';

/**
 * Told apart without colour, too: findings bear a number and their state as a sign, own marks bear none; rejected ones are
 * dashed. Under each colour lies black, so that a line shows on white and on black pixels alike.
 */
export const FINDING_COLOUR: Readonly<Record<Finding['status'], string>> = {
  open: '#ffd43b',
  confirmed: '#ff8a5c',
  rejected: '#c9ced6',
};
export const FINDING_SIGN: Readonly<Record<Finding['status'], string>> = {
  open: '',
  confirmed: ' ✓',
  rejected: ' ×',
};
export const OWN_COLOUR = '#59d8ff';
/** Marks of others, beside one's own. */
export const OTHERS_COLOUR = '#b878f8';
/** What other machines reported. */
export const REPORTED_COLOUR = '#8ce99a';
export const DRAFT_COLOUR = '#ffffff';
export const UNDER_COLOUR = '#000000';

export const FONT = 'Inter, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
