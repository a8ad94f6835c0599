import { beforeEach, describe, expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { Finding, FindingId } from '#domain/finding/finding.ts';
import { newReview, type Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { createViewStore } from '../../canvas/view-store.ts';
import type { Desk, DeskState } from '../../desk/desk-state.ts';
import { createReviewSession } from '../../state/review-session.ts';
import { createReviewActs, GUARD_MS } from './review-acts.ts';

const plane = { width: 1, height: 1, samples: new Uint16Array(1) };
const id = (n: number) => `fnd_0000000${n}` as FindingId;

/** A desk that remembers what was asked of it and plays the findings of one scan. */
function deskWith(findingCount: number) {
  const done: string[] = [];
  let nowMs = 10_000;
  let state = shown(1);

  function shown(n: number): DeskState {
    return {
      current: {
        review: newReview(`scn_0000000${n}` as ScanId),
        picture: { state: 'ready', high: plane, low: null },
        held: null,
        awaitingDetection: false,
      },
      notice: null,
      shownCount: n,
      shownAtMs: nowMs,
    } as unknown as DeskState;
  }

  function change(next: Partial<Review>): void {
    if (state.current)
      state = { ...state, current: { ...state.current, review: { ...state.current.review, ...next } } };
  }

  const dispose = async (findingId: FindingId, status: Finding['status']) => {
    await Promise.resolve();
    const findings = state.current?.review.findings ?? [];
    change({ findings: findings.map((one) => (one.id === findingId ? { ...one, status } : one)) });
  };

  const acts = {
    state: () => state,
    async giveVerdict(verdict: string) {
      done.push(`verdict ${verdict}`);
      const findings = Array.from({ length: findingCount }, (_, i) => ({
        id: id(i + 1),
        classId: 'dense-block',
        score: 0.9 - i / 10,
        box: imageBox(i * 10, 0, 5, 5),
        status: 'open',
      })) as Finding[];
      change({
        phase: 'revealed',
        firstVerdict: {} as Review['firstVerdict'],
        detection: { state: 'done' } as never,
        findings,
      });
      if (findingCount === 0 && verdict === 'clear') await acts.decide('clear', '');
    },
    async rejectFinding(findingId: FindingId, reason: string) {
      done.push(`reject ${findingId.at(-1)} ${reason}`);
      await dispose(findingId, 'rejected');
    },
    async confirmFinding(findingId: FindingId, classId: string) {
      done.push(`confirm ${findingId.at(-1)} ${classId}`);
      await dispose(findingId, 'confirmed');
    },
    async decide(outcome: string, note: string) {
      done.push(['decide', outcome, note].filter(Boolean).join(' '));
      state = shown(state.shownCount + 1);
    },
    async handOver(reason: string) {
      done.push(`hand over ${reason}`);
    },
    async undoDecision() {
      done.push('undo decision');
    },
  };
  return {
    desk: acts as unknown as Desk,
    done,
    clock: { nowMs: () => nowMs },
    wait: (ms: number) => {
      nowMs += ms;
    },
    stop: (kind: 'storage-failed' | 'lease-lost') => {
      state = { ...state, notice: { kind, reason: '', containerNumber: '' } };
    },
  };
}

let world: ReturnType<typeof deskWith>;
let acts: ReturnType<typeof createReviewActs>;
let session: ReturnType<typeof createReviewSession>;

function sitDown(findingCount: number): void {
  world = deskWith(findingCount);
  session = createReviewSession();
  acts = createReviewActs({ desk: world.desk, view: createViewStore(), session, clock: world.clock });
  world.wait(GUARD_MS);
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const clear = () => acts.decide('clear');
const reject = () => acts.reject('benign-goods');

describe('a clean container', () => {
  it('with no finding takes one key', async () => {
    sitDown(0);
    clear();
    await settled();
    expect(world.done).toEqual(['verdict clear', 'decide clear']);
  });

  it('with one false finding takes three, however quickly they come', async () => {
    sitDown(1);
    for (const key of [clear, reject, clear]) key();
    await settled();
    expect(world.done).toEqual(['verdict clear', 'reject 1 benign-goods', 'decide clear']);
  });

  it('with two false findings takes four', async () => {
    sitDown(2);
    for (const key of [clear, reject, reject, clear]) key();
    await settled();
    expect(world.done).toEqual(['verdict clear', 'reject 1 benign-goods', 'reject 2 benign-goods', 'decide clear']);
  });
});

describe('guards', () => {
  it('a key given just after another image came is not meant for it', async () => {
    sitDown(0);
    clear();
    await settled();
    world.wait(GUARD_MS - 1);
    clear();
    await settled();
    expect(world.done).toHaveLength(2);
    world.wait(1);
    clear();
    await settled();
    expect(world.done).toHaveLength(4);
  });

  it('a key given before the image came is not meant for it either', async () => {
    sitDown(0);
    clear();
    clear();
    await settled();
    expect(world.done).toEqual(['verdict clear', 'decide clear']);
  });

  it('a second clear by habit points to the open finding and does nothing else', async () => {
    sitDown(2);
    clear();
    clear();
    await settled();
    expect(world.done).toEqual(['verdict clear']);
    expect(session.getState()).toMatchObject({ why: 'open', focusId: id(1) });
  });

  it.each([['storage-failed', 'stored'] as const, ['lease-lost', 'lease'] as const])(
    '%s stops decisions',
    async (kind, why) => {
      sitDown(0);
      world.stop(kind);
      clear();
      await settled();
      expect(world.done).toEqual([]);
      expect(session.getState().why).toBe(why);
    },
  );
});

describe('answers to findings', () => {
  beforeEach(async () => {
    sitDown(3);
    acts.decide('hold');
    await settled();
  });

  it('go from one open finding to the next', async () => {
    acts.confirm();
    acts.reject('image-artefact');
    acts.confirm('weapon');
    await settled();
    expect(world.done.slice(1)).toEqual(['confirm 1 dense-block', 'reject 2 image-artefact', 'confirm 3 weapon']);
    expect(session.getState().lastClassId).toBe('weapon');
  });

  it('Tab passes over without answering, and round the end', async () => {
    for (const step of [1, 1, 1, -1] as const) acts.step(step);
    acts.confirm();
    await settled();
    expect(world.done.slice(1)).toEqual(['confirm 3 dense-block']);
  });

  it('the rest goes at once only when each was in view', async () => {
    session.setState({ seenFindings: new Set([id(1), id(2)]) });
    acts.rejectRest();
    await settled();
    expect(world.done).toHaveLength(1);
    session.setState({ seenFindings: new Set([id(1), id(2), id(3)]) });
    acts.rejectRest();
    await settled();
    expect(world.done).toHaveLength(4);
  });

  it('one more reject with nothing open does nothing', async () => {
    for (let i = 0; i < 4; i++) reject();
    await settled();
    expect(world.done).toHaveLength(4);
  });
});

it('a hold without a place asks why and takes the picked reason as its ground', async () => {
  sitDown(1);
  acts.decide('hold');
  reject();
  acts.decide('hold');
  await settled();
  expect(session.getState().asking).toEqual({ kind: 'hold-ground' });
  acts.holdBecause('Possible hidden space');
  await settled();
  expect(world.done.at(-1)).toBe('decide hold Possible hidden space');
});

it('a scan is passed on with a coded reason, after the own verdict', async () => {
  sitDown(0);
  acts.askHandOver();
  await settled();
  expect(session.getState()).toMatchObject({ asking: null, why: 'verdict' });
  acts.decide('hold');
  acts.askHandOver();
  await settled();
  expect(session.getState().asking).toEqual({ kind: 'hand-over' });
  acts.handOver('Object I cannot name');
  await settled();
  expect(world.done.at(-1)).toBe('hand over Object I cannot name');
});
