import { describe, expect, it } from 'vitest';
import { type RenderedScene, renderScene } from './render-scene.ts';
import { drawScene } from './scanner/draw-scene.ts';
import { allSolids } from './scenarios/compose-scene.ts';
import { stage } from './stage.ts';

const BASES = ['compton', 'pair', 'photo'] as const;
const REQUESTS = Array.from({ length: 10 }, (_, i) => ({ scenario: 'small', seed: `twin/${i}` }));

/** A map of the scene with all of its targets, put together from base and deltas. */
function together({ base, targets }: RenderedScene, basis: (typeof BASES)[number]): Float32Array {
  const map = base[basis].slice();
  for (const { window, delta } of targets) {
    for (let i = 0; i < delta[basis].length; i++) {
      const column = i % window.width;
      const at = (window.y + (i - column) / window.width) * base.width + window.x + column;
      map[at] = (map[at] as number) + (delta[basis][i] as number);
    }
  }
  return map;
}

describe('a scene and its benign twin', () => {
  const scenes = REQUESTS.map((request) => ({ request, rendered: renderScene(request) }));

  it('are together what the scanner sees', () => {
    for (const { request, rendered } of scenes) {
      const { scene, fine, grain } = stage(request);
      const whole = drawScene(fine, grain, allSolids(scene));
      for (const basis of BASES) {
        const sum = together(rendered, basis);
        const worst = sum.reduce((most, value, i) => Math.max(most, Math.abs(value - (whole[basis][i] as number))), 0);
        expect(worst).toBeLessThan(1e-3);
      }
    }
  });

  it('differ where the target is, and within its window only', () => {
    const targets = scenes.flatMap(({ rendered }) => rendered.targets);
    expect(targets.length).toBeGreaterThan(5);
    for (const { truth, window, delta } of targets) {
      expect(Math.max(...delta.compton)).toBeGreaterThan(0.1);
      expect(window.x).toBeLessThanOrEqual(truth.box.x * 2 + 1);
      expect(window.x + window.width).toBeGreaterThanOrEqual((truth.box.x + truth.box.width) * 2 - 1);
      expect(window.y).toBeLessThanOrEqual(truth.box.y * 2 + 1);
      expect(window.y + window.height).toBeGreaterThanOrEqual((truth.box.y + truth.box.height) * 2 - 1);
    }
  });

  it('are the same for the same seed', () => {
    const [first] = REQUESTS as [(typeof REQUESTS)[number]];
    expect(renderScene(first)).toEqual(scenes[0]?.rendered);
  });
});
