import { paletteTable } from '#imaging/colour/palettes.ts';
import { shrink } from '#imaging/ops/shrink.ts';
import { filterPlane } from '#imaging/pipeline/filter-plane.ts';
import { afterFilters, createGreyTable, hasAreaSteps, type Settings } from '#imaging/pipeline/pipeline.ts';
import type { Plane } from '#imaging/plane.ts';
import type { Viewport } from '../model/viewport.ts';
import {
  type Frame,
  GROUND_GREY,
  levelFor,
  type Patch,
  type Picture,
  type PixelRenderer,
  RIM,
} from './pixel-renderer.ts';
import { sampleGrid } from './sample-grid.ts';

const MOST_LEVELS = 6;
const AREA_IDS = ['repair-rows', 'denoise', 'edges', 'sharpen', 'local-contrast'] as const;

/** Where there is no WebGL2: the table is looked up on the main thread, for the pixels of the viewport only. */
export function createCanvasRenderer(canvas: HTMLCanvasElement): PixelRenderer {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser offers no canvas');
  const greyTable = createGreyTable();
  const halves = new Map<Plane, Plane[]>();
  let filtered: { readonly of: Plane; readonly key: string; readonly levels: readonly Plane[] } | undefined;
  let pixels = new ImageData(1, 1);

  function pixelsOf({ width, height }: HTMLCanvasElement): ImageData {
    if (pixels.width !== width || pixels.height !== height) pixels = new ImageData(width, height);
    return pixels;
  }

  /** The reference itself, on the main thread: slow, but right. Made again only when something of it changed. */
  function filteredLevels({ plane, samplePx }: Picture, settings: Settings): readonly Plane[] | undefined {
    if (samplePx > 1 || !hasAreaSteps(settings)) return undefined;
    const key = JSON.stringify([settings.transfer, ...AREA_IDS.map((id) => settings[id])]);
    if (filtered?.of !== plane || filtered.key !== key) {
      const levels = [filterPlane(plane, settings)];
      for (let last = levels[0]; last && levels.length < MOST_LEVELS; last = levels.at(-1)) {
        if (Math.min(last.width, last.height) < 2) break;
        levels.push(shrink(last, 2));
      }
      filtered = { of: plane, key, levels };
    }
    return filtered.levels;
  }

  function drawPatch(words: Uint32Array, image: ImageData, { settings, viewport }: Frame, patch: Patch): void {
    const plain = halves.get(patch.picture.plane);
    if (!plain) return;
    const levels = filteredLevels(patch.picture, settings);
    const greys = greyTable(levels ? afterFilters(settings) : settings);
    const colours = new Uint32Array(paletteTable(settings.colour?.palette ?? 'grey').buffer);
    const shades = Uint32Array.from(greys, (grey) => colours[grey] as number);
    clearGround(words, image, patch);
    fillPatch(words, image.width, viewport, patch, levels ?? plain, shades);
  }

  return {
    kind: 'canvas',
    prepare({ plane }, budgetMs) {
      const startedMs = performance.now();
      const levels = halves.get(plane) ?? [plane];
      halves.set(plane, levels);
      for (;;) {
        const last = levels.at(-1) ?? plane;
        if (levels.length === MOST_LEVELS || Math.min(last.width, last.height) < 2) return true;
        if (performance.now() - startedMs > budgetMs) return false;
        levels.push(shrink(last, 2));
      }
    },
    keepOnly(pictures) {
      for (const plane of halves.keys()) if (!pictures.some((one) => one.plane === plane)) halves.delete(plane);
    },
    draw(frame) {
      const image = pixelsOf(canvas);
      const words = new Uint32Array(image.data.buffer);
      words.fill(opaque(GROUND_GREY));
      const whole = { left: 0, top: 0, right: image.width, bottom: image.height };
      const { picture, camera } = frame;
      const first = picture ? [{ picture, camera, box: whole, hasRim: false }] : [];
      for (const patch of [...first, ...frame.patches]) drawPatch(words, image, frame, patch);
      context.putImageData(image, 0, 0);
    },
    dispose() {
      halves.clear();
      filtered = undefined;
    },
  };
}

function fillPatch(
  words: Uint32Array,
  width: number,
  viewport: Viewport,
  { camera, picture, box }: Patch,
  levels: readonly Plane[],
  colours: Uint32Array,
): void {
  const { x: across, y: down } = sampleGrid(camera, viewport, picture.samplePx);
  const level = levelFor(Math.min(Math.abs(across.pace), Math.abs(down.pace)), levels.length);
  const plane = levels[level] as Plane;
  const halved = 2 ** level;
  const placesAlong = ({ along, start, pace }: typeof across) => {
    const length = along === 'x' ? width : words.length / width;
    return Int32Array.from({ length }, (_, i) => Math.floor((start + (i + 0.5) * pace) / halved));
  };
  const [columns, rows] = [placesAlong(across), placesAlong(down)];
  const [right, bottom] = [Math.min(width, box.right), Math.min(words.length / width, box.bottom)];
  for (let y = Math.max(0, box.top); y < bottom; y++) {
    for (let x = Math.max(0, box.left), to = y * width + x; x < right; x++, to++) {
      const column = columns[across.along === 'x' ? x : y] as number;
      const row = rows[down.along === 'x' ? x : y] as number;
      if (column < 0 || column >= plane.width || row < 0 || row >= plane.height) continue;
      words[to] = colours[plane.samples[row * plane.width + column] as number] as number;
    }
  }
}

/** What a picture lies on, and the rim around it. */
function clearGround(words: Uint32Array, { width, height }: ImageData, { box, hasRim }: Patch): void {
  const grounds = [...(hasRim ? [[RIM.grey, RIM.widthPx] as const] : []), [GROUND_GREY, 0] as const];
  for (const [level, by] of grounds) {
    const [left, right] = [Math.max(0, box.left - by), Math.min(width, box.right + by)];
    for (let y = Math.max(0, box.top - by); y < Math.min(height, box.bottom + by); y++)
      words.fill(opaque(level), y * width + left, y * width + right);
  }
}

/** Red, green, blue and full alpha in one word; the same in either byte order of the colours, which are equal. */
function opaque(grey: number): number {
  return (0xff00_0000 | (grey << 16) | (grey << 8) | grey) >>> 0;
}
