import { expect, it } from 'vitest';
import { queryOf } from './trail-query.ts';

it('takes a container number as people write it, and the id of a scan', () => {
  expect(queryOf({ about: 'csqu 305438-3' })?.about).toBe('CSQU3054383');
  expect(queryOf({ about: 'scn_00000001' })?.about).toBe('scn_00000001');
  expect(queryOf({ about: 'CSQU 305438-4' })).toBeNull();
});

it('leaves open what is not asked', () => {
  expect(queryOf({})).toEqual({ about: null, actorId: null, pack: null, action: null, before: null });
  expect(queryOf({ pack: 'cargonet-s 0.1.1', action: 'decision.made' })).toMatchObject({
    pack: { packId: 'cargonet-s', packVersion: '0.1.1' },
    action: 'decision.made',
  });
});
