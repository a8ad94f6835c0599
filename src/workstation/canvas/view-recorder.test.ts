import { expect, it } from 'vitest';
import { imagePoint } from '#domain/annotation/space.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { unpackViewPath } from '#domain/view-path/view-path.ts';
import { plane } from '#imaging/plane.ts';
import { createManualTimer } from '#testing/sync/fake-tabs.ts';
import { createViewRecorder } from './view-recorder.ts';
import { createViewStore } from './view-store.ts';

const ONE = 'scn_00000001' as ScanId;
const TWO = 'scn_00000002' as ScanId;
const planes = { high: plane(2, 1, Uint16Array.of(1, 2)), low: null, energies: null };

function recording() {
  const view = createViewStore();
  const clock = createManualTimer();
  const recorder = createViewRecorder(view, { clock: { nowMs: clock.nowMs }, timer: clock.timer });
  view.getState().setViewport({ widthPx: 800, heightPx: 400, pixelRatio: 1 });
  const show = (scanId: ScanId) => {
    view.getState().open(scanId, { widthPx: 2000, heightPx: 600 }, 1);
    view.getState().setPlanes(planes);
  };
  const samples = (scanId: ScanId) => {
    const path = recorder.take(scanId);
    return path && unpackViewPath(path);
  };
  return { view, clock, recorder, show, samples };
}

it('notes what is shown when it has changed, four times a second at the most', () => {
  const { view, clock, show, samples } = recording();
  show(ONE);
  for (let i = 0; i < 100; i++) {
    view.getState().zoomBy(1.01);
    clock.pass(10);
  }
  clock.pass(10_000);
  const taken = samples(ONE);
  expect(taken?.length).toBeGreaterThanOrEqual(5);
  expect(taken?.length).toBeLessThanOrEqual(6);
  expect(taken?.at(-1)).toMatchObject({ atMs: 11_000, look: null });
  expect(taken?.[0]?.deviceScale).toBeLessThan(taken?.at(-2)?.deviceScale ?? 0);
});

it('notes a change of window as a look of its own, and none of pointer or tool', () => {
  const { view, clock, show, samples } = recording();
  show(ONE);
  clock.pass(300);
  view.getState().setPointer(imagePoint(5, 5));
  view.getState().chooseTool('box');
  clock.pass(300);
  view.getState().setWindow({ centre: 0.3, width: 0.2 });
  clock.pass(300);
  const looks = samples(ONE)?.map(({ look }) => look?.operations.find(({ id }) => id === 'window-level')?.parameters);
  expect(looks).toHaveLength(3);
  expect(looks?.[0]).not.toEqual(looks?.[1]);
});

it('gives what belongs to a scan once, and nothing of another', () => {
  const { clock, show, samples } = recording();
  show(ONE);
  clock.pass(300);
  expect(samples(TWO)).toBeNull();
  expect(samples(ONE)).not.toBeNull();
  expect(samples(ONE)).toBeNull();
  show(TWO);
  clock.pass(300);
  expect(samples(ONE)).toBeNull();
  expect(samples(TWO)?.[0]?.atMs).toBe(0);
});

it('counts no time in which nobody sees the page', () => {
  const { clock, recorder, show, samples } = recording();
  show(ONE);
  clock.pass(1_000);
  recorder.setAway(true);
  clock.pass(60_000);
  recorder.setAway(false);
  clock.pass(1_000);
  expect(samples(ONE)?.map(({ atMs, look }) => [atMs, look !== null])).toEqual([
    [0, true],
    [1_000, false],
    [61_000, true],
    [62_000, false],
  ]);
});
