import { expect, it } from 'vitest';
import { type Consignment, consignmentOf, effectiveThresholds } from './effective-thresholds.ts';
import { RuleTerms, TargetingRule } from './targeting-rule.ts';

const AT = '2026-06-01T12:00:00.000Z';
const pack = { weapon: 0.5, tobacco: 0.6 };
const tea: Consignment = { hsCodes: ['69072100', '090240'], origin: 'IN', destination: 'PL' };

let serial = 0;
function aRule(more: Partial<Record<keyof TargetingRule, unknown>>): TargetingRule {
  return TargetingRule.parse({
    id: `trl_${String(++serial).padStart(8, '0')}`,
    classId: 'weapon',
    change: -0.2,
    commodity: null,
    origin: null,
    destination: null,
    setAt: '2026-05-01T00:00:00.000Z',
    expiresAt: '2026-07-01T00:00:00.000Z',
    ...more,
  });
}
const weaponWith = (rules: readonly TargetingRule[], consignment = tea, at = AT) =>
  effectiveThresholds(pack, rules, consignment, at).thresholds.weapon;

it('leaves the pack alone without rules', () => {
  expect(effectiveThresholds(pack, [], tea, AT)).toEqual({ thresholds: pack, applied: [] });
});

it('changes the class of the rule and no other, and says by how much', () => {
  const rule = aRule({});
  expect(effectiveThresholds(pack, [rule], tea, AT)).toEqual({
    thresholds: { weapon: 0.3, tobacco: 0.6 },
    applied: [{ ruleId: rule.id, classId: 'weapon', packThreshold: 0.5, threshold: 0.3 }],
  });
});

it.each<[string, Partial<Record<keyof TargetingRule, unknown>>, number]>([
  ['any position of the goods', { commodity: '0902' }, 0.3],
  ['the whole code', { commodity: '69072100' }, 0.3],
  ['digits in the middle of a code only', { commodity: '07' }, 0.5],
  ['another origin', { origin: 'CN' }, 0.5],
  ['the origin', { origin: 'IN' }, 0.3],
  ['the destination', { destination: 'PL' }, 0.3],
  ['the goods on another route', { commodity: '0902', destination: 'DE' }, 0.5],
  ['the goods on the route', { commodity: '0902', origin: 'IN', destination: 'PL' }, 0.3],
])('asks for %s', (_, terms, threshold) => {
  expect(weaponWith([aRule(terms)])).toBe(threshold);
});

it('does not fit a limit that the declaration is silent about', () => {
  const silent: Consignment = { hsCodes: [], origin: null, destination: null };
  expect(weaponWith([aRule({ commodity: '09' }), aRule({ origin: 'IN' })], silent)).toBe(0.5);
  expect(weaponWith([aRule({})], silent)).toBe(0.3);
});

it('takes the most specific rule for a class, in whatever order they come', () => {
  const general = aRule({ change: -0.1, setAt: '2026-05-09T00:00:00.000Z' });
  const chapter = aRule({ change: -0.2, commodity: '09' });
  const heading = aRule({ change: 0.1, commodity: '0902' });
  const route = aRule({ change: 0.2, commodity: '09', origin: 'IN' });
  for (const rules of [
    [general, chapter, heading, route],
    [route, heading, chapter, general],
  ]) {
    expect(weaponWith(rules)).toBe(0.7);
    expect(weaponWith(rules.filter((rule) => rule !== route))).toBe(0.6);
    expect(weaponWith(rules.filter((rule) => rule === general || rule === chapter))).toBe(0.3);
  }
});

it('takes the newer of two that are as specific', () => {
  const older = aRule({ change: -0.1 });
  const newer = aRule({ change: 0.1, setAt: '2026-05-02T00:00:00.000Z' });
  expect([weaponWith([older, newer]), weaponWith([newer, older])]).toEqual([0.6, 0.6]);
});

it('forgets a rule at the moment it expires', () => {
  const rules = [aRule({ expiresAt: AT })];
  expect(weaponWith(rules, tea, '2026-06-01T11:59:59.999Z')).toBe(0.3);
  expect(weaponWith(rules, tea, AT)).toBe(0.5);
});

it('keeps thresholds between 0 and 1', () => {
  expect(weaponWith([aRule({ change: -1 })])).toBe(0);
  expect(weaponWith([aRule({ change: 1 })])).toBe(1);
});

it('says nothing of a class that the pack does not have', () => {
  expect(effectiveThresholds(pack, [aRule({ classId: 'ivory' })], tea, AT)).toEqual({ thresholds: pack, applied: [] });
});

it('reads a declaration, or its absence', () => {
  const goods = [{ description: 'Tea', hsCode: '090240' }, { description: 'Tiles' }];
  const sidecar = { declaration: { reference: 'R', goods, origin: 'IN', seals: [] } };
  expect(consignmentOf(sidecar as never)).toEqual({ hsCodes: ['090240'], origin: 'IN', destination: null });
  expect(consignmentOf({} as never)).toEqual({ hsCodes: [], origin: null, destination: null });
});

it.each([
  ['no change', { change: 0 }],
  ['too much change', { change: -1.1 }],
  ['a commodity of one digit', { commodity: '9' }],
  ['a country in words', { origin: 'India' }],
  ['a class in words', { classId: 'Any weapon' }],
])('refuses %s', (_, terms) => {
  const sound = { classId: 'weapon', change: 0.1, commodity: null, origin: null, destination: null };
  expect(RuleTerms.safeParse(sound).success).toBe(true);
  expect(RuleTerms.safeParse({ ...sound, ...terms }).success).toBe(false);
});
