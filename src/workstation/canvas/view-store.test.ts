import { expect, it } from 'vitest';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { Recipe } from '#domain/scan/recipe.ts';
import { settingsFromRecord } from '#imaging/pipeline/pipeline.ts';
import { seenFraction } from './model/seen-area.ts';
import { createViewStore, recipeOf, settingsOf } from './view-store.ts';

const image = { widthPx: 5000, heightPx: 1500 };

function opened() {
  const store = createViewStore();
  store.getState().setViewport({ widthPx: 1000, heightPx: 500, pixelRatio: 1 });
  store.getState().open('scn_one', image);
  store.getState().setEnergies(['high', 'low']);
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
  store.getState().autoWindow();
  expect(store.getState().window).toEqual(auto);
});

it('finds its window again on the other curve', () => {
  const store = opened();
  store.getState().setLevels(counts);
  const before = store.getState().window;
  store.getState().toggleTransfer();
  expect(store.getState().window.centre).toBeLessThan(before.centre);
  store.getState().toggleTransfer();
  expect(store.getState().window).toEqual(before);
});

it('begins afresh with each scan but keeps tool, curve and inversion', () => {
  const store = opened();
  const view = store.getState();
  view.toggleInvert();
  view.chooseTool('box');
  view.select('ann_1' as AnnotationId);
  view.togglePlane();
  view.zoomBy(4);
  view.noteSeen();
  view.open('scn_two', { widthPx: 1000, heightPx: 500 });
  const after = store.getState();
  expect(after).toMatchObject({ invert: true, tool: 'box', selection: null, plane: 'high', isFitted: true });
  expect(after.camera.scale).toBe(1);
  expect(seenFraction(after.seen, 0)).toBe(0);
});

it('keeps the view of a scan that is opened again', () => {
  const store = opened();
  store.getState().zoomBy(4);
  const { camera } = store.getState();
  store.getState().open('scn_one', image);
  expect(store.getState().camera).toBe(camera);
});

it('has no other plane to show when the scan has one', () => {
  const store = opened();
  store.getState().togglePlane();
  expect(store.getState().plane).toBe('low');
  store.getState().open('scn_two', image);
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
  const recipe = Recipe.parse(recipeOf(store.getState()));
  expect(recipe.plane).toBe('high');
  expect(settingsFromRecord(recipe.operations)).toEqual(settingsOf(store.getState()));
});
