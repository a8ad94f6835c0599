import { expect, it } from 'vitest';
import { type Officer, Role } from '#domain/officer/officer.ts';
import { homeOf, mayOpen, SCREENS } from './screens-of.ts';

it('has a home for every person, which they may open, and none for a machine', () => {
  const homes = Role.options.map((role) => [role, homeOf({ role } as Officer)]);
  expect(Object.fromEntries(homes)).toEqual({
    officer: '/queue',
    'senior-officer': '/queue',
    supervisor: '/queue',
    administrator: '/model-packs',
    scanner: undefined,
  });
});

it('shows rules, policy and refused deliveries to supervisors and administrators, packs to administrators alone', () => {
  const openTo = (role: Role) => SCREENS.map(({ to }) => to).filter((to) => mayOpen({ role } as Officer, to));
  expect(openTo('officer')).toEqual(['/queue', '/review', '/figures']);
  expect(openTo('supervisor')).toEqual([
    '/queue',
    '/records',
    '/audit',
    '/conflicts',
    '/trail',
    '/figures',
    '/targeting-rules',
    '/review-policy',
    '/calibration',
    '/refused-deliveries',
  ]);
  expect(openTo('administrator')).toEqual([
    '/model-packs',
    '/targeting-rules',
    '/review-policy',
    '/calibration',
    '/refused-deliveries',
  ]);
});
