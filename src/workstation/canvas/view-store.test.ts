import { expect, it } from 'vitest';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox, screenPoint } from '#domain/annotation/space.ts';
import { Recipe } from '#domain/scan/recipe.ts';
import { NEUTRAL, settingsFromRecord } from '#imaging/pipeline/pipeline.ts';
import { plane } from '#imaging/plane.ts';
import { PLAIN_LOOK } from './model/look.ts';
import { seenFraction } from './model/seen-area.ts';
import { recipeOf, settingsOf, shownSlice, shownViews, viewOf } from './view.ts';
import { createViewStore } from './view-store.ts';

const blank = plane(50, 10, new Uint16Array(500).fill(20_000));
const image = { widthPx: 5000, heightPx: 1500 };

function opened() {
  const store = createViewStore();
  store.getState().setViewport({ widthPx: 1000, heightPx: 500, pixelRatio: 1 });
  store.getState().open('scn_one', image, 1);
  store.getState().setPlanes({ high: blank, low: blank, energies: null });
  return store;
}

const counts = Uint32Array.from({ length: 65_536 }, (_, value) => (value > 5000 && value < 30_000 ? 1 : 0));
counts[60_000] = 30_000;

it('shows the whole scan and stays with it when the canvas changes its size', () => {
  const store = opened();
  store.getState().setViewport({ widthPx: 500, heightPx: 500, pixelRatio: 1 });
  expect(store.getState().camera.scale).toBe(0.1);
  store.getState().oneToOne();
  store.getState().setViewport({ widthPx: 900, heightPx: 500, pixelRatio: 1 });
  expect(store.getState().camera.scale).toBe(1);
});

it('sets the automatic window once the values are known, but not over a window set by hand', () => {
  const store = opened();
  store.getState().setLevels(counts);
  const auto = store.getState().window;
  expect(auto.width).toBeLessThan(0.5);
  store.getState().stepWindow(1, 0);
  const byHand = store.getState().window;
  store.getState().setLevels(counts);
  expect(store.getState().window).toEqual(byHand);
  store.getState().applyPreset('auto');
  expect(store.getState().window).toEqual(auto);
});

it('opens the window over a part of the scan, or over what is on the screen', () => {
  const store = opened();
  const half = new Uint16Array(5000 * 1500).map((_, i) => 6000 + (i % 1000) + (i % 5000 < 2500 ? 0 : 12_000));
  store.getState().setPlanes({ high: plane(5000, 1500, half), low: null, energies: null });
  store.getState().setLevels(counts);
  store.getState().nextTransfer();
  store.getState().windowOver(imageBox(3000, 0, 500, 500));
  const right = store.getState().window;
  store.getState().zoomAt(screenPoint(0, 250), 10);
  store.getState().windowOverView();
  const left = store.getState().window;
  expect(right.centre - left.centre).toBeGreaterThan(0.1);
  expect([left.width, right.width].every((width) => width < 0.03)).toBe(true);
  expect(store.getState().preset).toBeNull();
});

it('finds its window again on the other curve', () => {
  const store = opened();
  store.getState().setLevels(counts);
  const before = store.getState().window;
  store.getState().nextTransfer();
  expect(store.getState().transfer).toBe('sqrt');
  expect(store.getState().window.centre).toBeLessThan(before.centre);
  store.getState().nextTransfer();
  store.getState().nextTransfer();
  expect(store.getState().window).toEqual(before);
});

it('begins afresh with each scan but keeps tool, curve and inversion', () => {
  const store = opened();
  const view = store.getState();
  view.toggleInvert();
  view.setLook({ gamma: { exponent: 2 } });
  view.chooseTool('box');
  view.select('ann_1' as AnnotationId);
  view.togglePlane();
  view.zoomBy(4);
  view.noteSeen();
  view.open('scn_two', { widthPx: 1000, heightPx: 500 }, 1);
  const after = store.getState();
  expect(after).toMatchObject({ invert: true, tool: 'box', selection: null, plane: 'high', isFitted: true });
  expect(after.look).toEqual(PLAIN_LOOK);
  expect(after.camera.scale).toBe(1);
  expect(seenFraction(after.seen, 0)).toBe(0);
});

it('keeps the view of a scan that is opened again', () => {
  const store = opened();
  store.getState().zoomBy(4);
  const { camera } = store.getState();
  store.getState().open('scn_one', image, 1);
  expect(store.getState().camera).toBe(camera);
});

it('has no other plane to show when the scan has one', () => {
  const store = opened();
  store.getState().togglePlane();
  expect(store.getState().plane).toBe('low');
  store.getState().open('scn_two', image, 1);
  store.getState().togglePlane();
  expect(store.getState().plane).toBe('high');
});

it('counts as seen what rested on the screen', () => {
  const store = opened();
  store.getState().noteSeen();
  expect(seenFraction(store.getState().seen, 0.2)).toBe(1);
  store.getState().oneToOne();
  store.getState().noteSeen();
  expect(seenFraction(store.getState().seen, 1)).toBeGreaterThan(0.04);
  expect(seenFraction(store.getState().seen, 1)).toBeLessThan(0.1);
});

it('writes a recipe that the record takes and that gives the same pixels again', () => {
  const store = opened();
  store.getState().setLevels(counts);
  store.getState().toggleInvert();
  store.getState().setLook({ gamma: { exponent: 0.6 }, penetration: { view: 'high' } });
  const recipe = Recipe.parse(recipeOf(store.getState()));
  expect(recipe.plane).toBe('high');
  const again = settingsFromRecord(recipe.operations);
  expect(again).toEqual(settingsOf(store.getState()));
  store.setState(viewOf(again ?? NEUTRAL));
  expect(recipeOf(store.getState())).toEqual(recipe);
});

it('shows the samples as stored by one key, and goes back by the same', () => {
  const store = opened();
  store.getState().setLevels(counts);
  store.getState().toggleInvert();
  store.getState().setLook({ sharpen: { on: true }, gamma: { exponent: 0.5 } });
  store.getState().oneToOne();
  const before = store.getState();
  before.toggleAsStored();
  expect(recipeOf(store.getState()).operations).toEqual([]);
  expect(store.getState().camera).toBe(before.camera);
  store.getState().toggleAsStored();
  expect(settingsOf(store.getState())).toEqual(settingsOf(before));
  expect(store.getState().preset).toBe(before.preset);
});

it('shows the next scan as scans are shown, not as stored', () => {
  const store = opened();
  store.getState().toggleAsStored();
  store.getState().open('scn_two', image, 1);
  expect(store.getState().transfer).toBe('log');
  store.getState().toggleAsStored();
  expect(store.getState().transfer).toBe('linear');
});

it('steps through the slices of a stack, each as large as the canvas shows it whole', () => {
  const store = opened();
  const stack = { slices: 5, columns: 3, sliceWidthPx: 200, sliceHeightPx: 100 };
  store.getState().open('scn_stack', { widthPx: 600, heightPx: 200, stack }, 1);
  expect([shownSlice(store.getState()), store.getState().transfer]).toEqual([null, 'linear']);
  const shown = [1, 1, 1, 1, 1, 1, -1].map((step) => {
    store.getState().stepSlice(step as 1 | -1);
    return shownSlice(store.getState());
  });
  expect(shown).toEqual([0, 1, 2, 3, 4, 4, 3]);
  store.getState().fit();
  store.getState().stepSlice(-1);
  expect(shownSlice(store.getState())).toBe(4);
  store.getState().open('scn_beam', image, 1);
  store.getState().stepSlice(1);
  expect([shownSlice(store.getState()), store.getState().transfer]).toEqual([null, 'log']);
});

it('goes from both views to the side view, to the same place seen from above, and back', () => {
  const store = createViewStore();
  store.getState().setViewport({ widthPx: 1000, heightPx: 500, pixelRatio: 1 });
  const views = { sideHeightPx: 400, topStartPx: 416 };
  store.getState().open('scn_two', { widthPx: 2000, heightPx: 816, views }, 1);
  const shown = () => shownViews(store.getState());
  const middle = () => {
    const { camera, viewport } = store.getState();
    return camera.left + viewport.widthPx / camera.scale / 2;
  };
  expect(shown()).toBe('both');
  store.getState().nextView();
  expect(shown()).toBe('side');
  store.getState().panBy(-300, 0);
  const at = middle();
  store.getState().nextView();
  expect([shown(), middle()]).toEqual(['top', at]);
  store.getState().nextView();
  expect([shown(), store.getState().isFitted]).toEqual(['both', true]);
});

it('shows a preset as the officer set it anew, on its curve, and opens with the automatic one where that was', () => {
  const store = opened();
  store.getState().setLevels(counts);
  const kept = { centre: 0.4, width: 0.2, curve: 'sqrt' as const };
  store.getState().setOwnPresets({ dense: kept });
  expect(store.getState()).toMatchObject({ preset: 'auto', transfer: 'log' });
  store.getState().applyPreset('dense');
  expect(store.getState()).toMatchObject({ transfer: 'sqrt', window: { centre: 0.4, width: 0.2 } });
  store.getState().nextTransfer();
  expect(store.getState()).toMatchObject({ transfer: 'linear', preset: null });

  store.getState().setOwnPresets({ auto: kept });
  store.getState().applyPreset('auto');
  expect(store.getState()).toMatchObject({ transfer: 'sqrt', window: { centre: 0.4, width: 0.2 } });
  store.getState().setOwnPresets({});
  expect(store.getState().window).not.toMatchObject({ centre: 0.4 });
  store.getState().open('scn_other', image, 1);
  expect(store.getState().ownPresets).toEqual({});
});
