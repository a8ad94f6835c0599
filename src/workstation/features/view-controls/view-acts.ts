import { nextOf } from '#base/next-of.ts';
import { PALETTES } from '#imaging/colour/palettes.ts';
import { MATERIAL_VIEWS } from '#imaging/ops/material.ts';
import { type AreaLook, gammaAfterStep } from '../../canvas/model/look.ts';
import { PRESETS } from '../../canvas/model/presets.ts';
import type { ToolId } from '../../canvas/model/tools/tools.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { Handlers } from '../../shell/commands/registry.ts';

const ZOOM_STEP = 1.25;
const PAN_PART = 0.25;

const SHOWN_MATERIALS = MATERIAL_VIEWS.filter((shown) => shown !== 'off');

/** What the keys do that change how the scan is looked at, and which tool is in hand. */
export function viewActs(view: ViewStore) {
  const to = () => view.getState();
  const preset = (n: number) => () => {
    const chosen = PRESETS[n - 1];
    if (chosen) to().applyPreset(chosen);
  };
  const tool = (id: ToolId) => () => to().chooseTool(to().tool === id ? 'select' : id);
  const pan = (direction: 1 | -1) => () => to().panBy(0, direction * PAN_PART * to().viewport.heightPx);

  const penetration = (view: 'high' | 'low') => () =>
    to().setLook({ penetration: { view: to().look.penetration.view === view ? 'off' : view } });
  const gamma = (step: 1 | -1) => () =>
    to().setLook({ gamma: { exponent: gammaAfterStep(to().look.gamma.exponent, step) } });

  const toggle = (id: AreaLook) => () => to().setLook({ [id]: { on: !to().look[id].on } });

  return {
    'pan-left': () => to().sweep('left'),
    'pan-right': () => to().sweep('right'),
    'next-slice': () => to().stepSlice(1),
    'previous-slice': () => to().stepSlice(-1),
    'next-view': () => to().nextView(),
    'pan-up': pan(1),
    'pan-down': pan(-1),
    'zoom-in': () => to().zoomBy(ZOOM_STEP),
    'zoom-out': () => to().zoomBy(1 / ZOOM_STEP),
    fit: () => to().fit(),
    'one-to-one': () => to().oneToOne(),
    turn: () => to().turn(),
    mirror: () => to().mirror(),
    'full-screen': () => {
      const change = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen();
      // Refused where a browser's policy forbids it; its own key is left.
      change.catch(() => undefined);
    },
    plane: () => to().togglePlane(),
    invert: () => to().toggleInvert(),
    overview: () => to().toggleSeenArea(),
    'as-stored': () => to().toggleAsStored(),
    lens: { run: () => to().holdLens(true), release: () => to().holdLens(false) },
    'hide-marks': { run: () => to().hideMarks(true), release: () => to().hideMarks(false) },
    'preset-1': preset(1),
    'preset-2': preset(2),
    'preset-3': preset(3),
    'preset-4': preset(4),
    'preset-5': preset(5),
    'penetration-high': penetration('high'),
    'penetration-low': penetration('low'),
    'window-view': () => to().windowOverView(),
    'window-region': tool('region'),
    transfer: () => to().nextTransfer(),
    'gamma-down': gamma(-1),
    'gamma-up': gamma(1),
    'local-contrast': toggle('local-contrast'),
    edges: toggle('edges'),
    sharpen: toggle('sharpen'),
    denoise: toggle('denoise'),
    'repair-rows': toggle('repair-rows'),
    material: () => {
      if (!to().planes?.energies) return;
      to().setLook({ material: { shown: to().look.material.shown === 'off' ? 'all' : 'off', withoutWalls: false } });
    },
    'material-alone': () => {
      const { shown, withoutWalls } = to().look.material;
      if (shown !== 'off') to().setLook({ material: { shown: nextOf(SHOWN_MATERIALS, shown), withoutWalls } });
    },
    'material-walls': () => {
      const { shown, withoutWalls } = to().look.material;
      if (shown !== 'off') to().setLook({ material: { shown, withoutWalls: !withoutWalls } });
    },
    colour: () => to().setLook({ colour: { palette: nextOf(PALETTES, to().look.colour.palette) } }),
    'level-up': () => to().stepWindow(1, 0),
    'level-down': () => to().stepWindow(-1, 0),
    'width-up': () => to().stepWindow(0, 1),
    'width-down': () => to().stepWindow(0, -1),
    'tool-box': tool('box'),
    'tool-polygon': tool('polygon'),
    'tool-note': tool('point'),
    'tool-measure': tool('line'),
    'tool-polyline': tool('polyline'),
    'tool-angle': tool('angle'),
  } satisfies Handlers;
}
