import { expect, it } from 'vitest';
import { judgedScan } from './judged-scan.ts';

const box = (x: number, width = 10) => ({ x, y: 0, width, height: 10 });
const target = (classId: string, x: number, width = 10) => ({ classId, box: box(x, width) });
const proposal = (x: number, width = 10) => ({ classId: 'weapon', score: 0.5, box: box(x, width) });

it('neither praises nor blames for targets of untrained classes', () => {
  const targets = [target('weapon', 0), target('ivory', 50, 40)];
  const onKnown = proposal(1);
  const onNothing = proposal(200);
  const judged = judgedScan(['weapon'], { targets, lawful: [] }, [onKnown, proposal(60), proposal(40, 60), onNothing]);
  expect(judged).toEqual({ targets: [targets[0]], proposals: [onKnown, onNothing], isClean: false });
});

it('keeps a right proposal that also lies on an untrained target', () => {
  const right = proposal(0);
  const targets = [target('weapon', 0), target('ivory', 0, 40)];
  expect(judgedScan(['weapon'], { targets, lawful: [] }, [right]).proposals).toEqual([right]);
});

it('calls only a scan clean in which nothing was hidden', () => {
  expect(judgedScan(['weapon'], { targets: [target('ivory', 0)], lawful: [] }, []).isClean).toBe(false);
  expect(judgedScan(['weapon'], { targets: [], lawful: [] }, []).isClean).toBe(true);
});

it('does not blame for a class where the load is lawfully of it', () => {
  const lawful = [target('weapon', 0, 100)];
  const other = { ...proposal(20), classId: 'tobacco' };
  const outside = proposal(120);
  const judged = judgedScan(['weapon', 'tobacco'], { targets: [], lawful }, [proposal(20), other, outside]);
  expect(judged).toEqual({ targets: [], proposals: [other, outside], isClean: true });
});
