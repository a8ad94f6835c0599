import { expect, it } from 'vitest';
import { doneReport } from '#testing/review.ts';
import { imageBox } from '../annotation/space.ts';
import { type RegionCase, regionFigures } from './region-figures.ts';

const [atDoors, inCargo, elsewhere] = [imageBox(0, 0, 50, 50), imageBox(500, 0, 50, 50), imageBox(700, 0, 50, 50)];
const aCase = (more: Partial<RegionCase>): RegionCase => ({
  detection: doneReport(),
  findings: [],
  found: [],
  zoneOf: ({ x }) => (x < 100 ? 'doors' : 'cargo'),
  ...more,
});
const claim = (box: typeof atDoors, classId = 'weapon') => ({ box, classId });

it('pools hits, misses and false alarms by zone, pack and class', () => {
  const { zones, packs, classes } = regionFigures([
    aCase({ found: [atDoors, inCargo], findings: [claim(atDoors), claim(elsewhere, 'tobacco')] }),
    aCase({ found: [inCargo], findings: [claim(inCargo)] }),
    aCase({ findings: [claim(atDoors)] }),
  ]);
  expect(zones).toEqual([
    { zone: 'doors', detected: { part: 1, of: 1 }, right: { part: 1, of: 2 } },
    { zone: 'cargo', detected: { part: 1, of: 2 }, right: { part: 1, of: 2 } },
  ]);
  expect(packs).toEqual([{ pack: 'test-pack 1', detected: { part: 2, of: 3 }, right: { part: 2, of: 4 } }]);
  expect(classes).toEqual([
    { classId: 'weapon', pack: 'test-pack 1', right: { part: 2, of: 3 } },
    { classId: 'tobacco', pack: 'test-pack 1', right: { part: 0, of: 1 } },
  ]);
});

it('counts nothing where nobody has said where things were, or the detector has not looked', () => {
  const nothing = { zones: [], packs: [], classes: [] };
  expect(regionFigures([aCase({ found: null, findings: [claim(atDoors)] })])).toEqual(nothing);
  expect(regionFigures([aCase({ found: [atDoors], detection: { state: 'late' } })])).toEqual(nothing);
});
