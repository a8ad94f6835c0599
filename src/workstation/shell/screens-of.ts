import type { Officer } from '#domain/officer/officer.ts';
import { mayRole, type Right } from '#domain/officer/rights.ts';

/** The screens in the order of the rail, each with the right that opens it. */
export const SCREENS = [
  { to: '/queue', right: 'queue.see' },
  { to: '/review', right: 'scan.review' },
  { to: '/records', right: 'record.see' },
  { to: '/audit', right: 'decision.audit' },
  { to: '/conflicts', right: 'conflict.settle' },
  { to: '/trail', right: 'record.see' },
  { to: '/figures', right: 'figures.see' },
  { to: '/model-packs', right: 'model-pack.manage' },
  { to: '/targeting-rules', right: 'targeting.set' },
  { to: '/review-policy', right: 'review-policy.see' },
  { to: '/calibration', right: 'calibration.see' },
  { to: '/refused-deliveries', right: 'refused-delivery.see' },
] as const satisfies readonly { readonly to: `/${string}`; readonly right: Right }[];

export type ScreenPath = (typeof SCREENS)[number]['to'];

/** Where an officer begins: the first screen of theirs. Undefined for accounts without screens. */
export function homeOf({ role }: Officer): ScreenPath | undefined {
  return SCREENS.find(({ right }) => mayRole(role, right))?.to;
}

export function mayOpen({ role }: Officer, path: ScreenPath): boolean {
  return SCREENS.some(({ to, right }) => to === path && mayRole(role, right));
}
