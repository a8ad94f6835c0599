import { paletteTable } from '#imaging/colour/palettes.ts';
import { afterFilters, createGreyTable, hasAreaSteps } from '#imaging/pipeline/pipeline.ts';
import type { DeviceBox } from '../../model/lens.ts';
import {
  type Frame,
  GROUND_GREY,
  levelFor,
  type Patch,
  type Picture,
  type PixelRenderer,
  RIM,
} from '../pixel-renderer.ts';
import { deviceSpan, sampleGrid } from '../sample-grid.ts';
import type { PlaneFilters } from './plane-filters.ts';
import { createPlaneTexture, type PlaneTexture, type Tile } from './plane-texture.ts';
import { createProgram } from './program.ts';
import { BY_PALETTE, COVER, HALVE, showSmooth, showSquares } from './shaders.ts';

const TABLE_SIDE = 256;

/** Null when the browser offers no WebGL2. `onReady` is told when more can be drawn than at the last call. */
export function createWebglRenderer(canvas: HTMLCanvasElement, onReady: () => void): PixelRenderer | null {
  const context = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    powerPreference: 'high-performance',
  });
  if (!context) return null;
  const gl: WebGL2RenderingContext = context;
  const greyTable = createGreyTable();
  let textures = new Map<Picture['plane'], PlaneTexture>();
  let device = setUp(gl);
  let tableKey = '';
  const filters = fetchedLater(async () => (await import('./plane-filters.ts')).createPlaneFilters(gl, device.halve));
  const materialView = fetchedLater(async () => (await import('./material-view.ts')).createMaterialView(gl));
  let isLost = gl.isContextLost();
  let isDisposed = false;

  /** A part that is fetched when it is first wanted; until it is there the picture is shown without. */
  function fetchedLater<Part>(fetch: () => Promise<Part>) {
    let part: Part | undefined;
    let isFetching = false;
    return {
      now: () => part,
      get(): Part | undefined {
        if (part || isFetching) return part;
        isFetching = true;
        void fetch().then((fetched) => {
          isFetching = false;
          if (isLost || isDisposed) return;
          part = fetched;
          onReady();
        });
        return undefined;
      },
      forget(): void {
        part = undefined;
      },
    };
  }

  function lose(event: Event): void {
    // Without this the browser does not restore the context.
    event.preventDefault();
    isLost = true;
    textures = new Map();
    filters.forget();
    materialView.forget();
  }

  function restore(): void {
    device = setUp(gl);
    tableKey = '';
    isLost = false;
    onReady();
  }

  canvas.addEventListener('webglcontextlost', lose);
  canvas.addEventListener('webglcontextrestored', restore);

  /** A preview is shown as it is: what neighbours it has are not those of the scan. */
  function filtersFor({ settings }: Frame, { samplePx }: Picture): PlaneFilters | undefined {
    return samplePx === 1 && hasAreaSteps(settings) ? filters.get() : undefined;
  }

  /** Class and confidence for each tile, once both energies are on the graphics card. */
  function materialsFor({ settings, scan }: Frame, { plane }: Picture): readonly WebGLTexture[] | undefined {
    if ((settings.material?.shown ?? 'off') === 'off' || !scan) return undefined;
    // A preview, or another scan, is none of the two.
    if (plane !== scan.high && plane !== scan.low) return undefined;
    const [high, low, view] = [textures.get(scan.high), textures.get(scan.low), materialView.get()];
    if (!view || !high?.isWhole() || !low?.isWhole()) return undefined;
    return high.tiles.map((tile, i) =>
      view.classes(scan, tile, low.tiles[i] ?? tile, settings.material?.withoutWalls ?? false),
    );
  }

  function bringTable({ settings }: Frame, isFiltered: boolean): void {
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, device.table);
    gl.activeTexture(gl.TEXTURE2);
    gl.bindTexture(gl.TEXTURE_2D, device.palette);
    const key = JSON.stringify([settings, isFiltered]);
    if (key === tableKey) return;
    tableKey = key;
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.activeTexture(gl.TEXTURE1);
    const bytes = greyTable(isFiltered ? afterFilters(settings) : settings);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, TABLE_SIDE, TABLE_SIDE, gl.RED, gl.UNSIGNED_BYTE, bytes);
    const colours = paletteTable(settings.colour?.palette ?? 'grey');
    gl.activeTexture(gl.TEXTURE2);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, TABLE_SIDE, 1, gl.RGBA, gl.UNSIGNED_BYTE, colours);
  }

  function drawTile(
    tile: Tile,
    classes: WebGLTexture | undefined,
    frame: Frame,
    { samplePx }: Picture,
    clip: DeviceBox,
  ): void {
    const { camera, viewport, settings } = frame;
    const { x, y } = sampleGrid(camera, viewport, samplePx);
    const spans = { [x.along]: deviceSpan(x, tile.shown.left, tile.shown.right) };
    spans[y.along] = deviceSpan(y, tile.shown.top, tile.shown.bottom);
    const [[left, right], [top, bottom]] = [spans.x ?? [0, 0], spans.y ?? [0, 0]];
    const finest = Math.min(Math.abs(x.pace), Math.abs(y.pace));
    const level = levelFor(finest, tile.levels);
    const halved = 2 ** level;
    const isSmooth = Math.max(Math.abs(x.pace), Math.abs(y.pace)) > 1.0001 || samplePx > 1;
    const view = classes && materialView.now();
    const show = (view ?? device)[isSmooth ? 'showSmooth' : 'showSquares'];
    const on = (axis: typeof x, side: 'x' | 'y') => (axis.along === side ? axis.pace / halved : 0);
    show.use();
    cut({
      left: Math.max(left, clip.left),
      top: Math.max(top, clip.top),
      right: Math.min(right, clip.right),
      bottom: Math.min(bottom, clip.bottom),
    });
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, tile.texture);
    gl.uniform1i(show.uniform('samples'), 0);
    gl.uniform1i(show.uniform('table'), 1);
    gl.uniform1i(show.uniform('palette'), 2);
    if (view) {
      gl.activeTexture(gl.TEXTURE4);
      gl.bindTexture(gl.TEXTURE_2D, view.ramps(settings.material?.shown ?? 'all'));
      gl.activeTexture(gl.TEXTURE3);
      gl.bindTexture(gl.TEXTURE_2D, classes);
      gl.uniform1i(show.uniform('classes'), 3);
      gl.uniform1i(show.uniform('ramps'), 4);
    }
    gl.uniform1f(show.uniform('viewportHeight'), canvas.height);
    gl.uniform2f(show.uniform('start'), (x.start - tile.x) / halved, (y.start - tile.y) / halved);
    gl.uniformMatrix2fv(show.uniform('pace'), false, [on(x, 'x'), on(y, 'x'), on(x, 'y'), on(y, 'y')]);
    gl.uniform1i(show.uniform('level'), level);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  function cut({ left, top, right, bottom }: DeviceBox): void {
    gl.scissor(left, canvas.height - bottom, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  /** What a picture lies on, and the rim around it. */
  function clearGround({ left, top, right, bottom }: DeviceBox, hasRim: boolean): void {
    const grounds = [...(hasRim ? [[RIM.grey, RIM.widthPx] as const] : []), [GROUND_GREY, 0] as const];
    for (const [level, by] of grounds) {
      cut({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });
      gl.clearColor(level / 255, level / 255, level / 255, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    }
  }

  /** A picture as it is to be drawn; nothing before it is on the graphics card. */
  function layerOf(frame: Frame, picture: Picture | null, place: Omit<Patch, 'picture'>) {
    const texture = picture && textures.get(picture.plane);
    if (!picture || !texture) return [];
    const filtering = filtersFor(frame, picture);
    const tiles = texture.tiles.map((tile) =>
      filtering ? filtering.filtered(picture.plane, tile, frame.settings) : tile,
    );
    return [{ ...place, picture, tiles, classes: materialsFor(frame, picture), isFiltered: filtering !== undefined }];
  }

  return {
    kind: 'webgl2',
    prepare({ plane }, budgetMs) {
      if (isLost) return false;
      const texture = textures.get(plane) ?? createPlaneTexture(gl, plane, device.halve);
      textures.set(plane, texture);
      return texture.bring(budgetMs);
    },
    keepOnly(pictures) {
      for (const [plane, texture] of textures) {
        if (pictures.some((picture) => picture.plane === plane)) continue;
        texture.dispose();
        textures.delete(plane);
      }
      const kept = new Set([...textures.values()].flatMap(({ tiles }) => tiles));
      filters.now()?.keepOnly(kept);
      materialView.now()?.keepOnly(kept);
    },
    draw(frame) {
      if (isLost) return;
      const whole = { left: 0, top: 0, right: canvas.width, bottom: canvas.height };
      // Before anything is drawn: filters draw too, into textures of their own.
      const layers = [
        ...layerOf(frame, frame.picture, { camera: frame.camera, box: whole, hasRim: false }),
        ...frame.patches.flatMap((patch) => layerOf(frame, patch.picture, patch)),
      ];
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.disable(gl.SCISSOR_TEST);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.SCISSOR_TEST);
      for (const { picture, tiles, classes, isFiltered, camera, box, hasRim } of layers) {
        bringTable(frame, isFiltered);
        clearGround(box, hasRim);
        tiles.forEach((tile, i) => {
          drawTile(tile, classes?.[i], { ...frame, camera }, picture, box);
        });
      }
    },
    dispose() {
      isDisposed = true;
      filters.now()?.keepOnly(new Set());
      materialView.now()?.keepOnly(new Set());
      canvas.removeEventListener('webglcontextlost', lose);
      canvas.removeEventListener('webglcontextrestored', restore);
      for (const texture of textures.values()) texture.dispose();
      textures.clear();
      gl.deleteTexture(device.table);
      gl.deleteTexture(device.palette);
      // The browser keeps the drawing buffer until the canvas is collected.
      canvas.width = canvas.height = 1;
    },
  };
}

function setUp(gl: WebGL2RenderingContext) {
  gl.clearColor(GROUND_GREY / 255, GROUND_GREY / 255, GROUND_GREY / 255, 1);
  return {
    table: lookUpTable(gl, gl.R8, TABLE_SIDE, TABLE_SIDE),
    palette: lookUpTable(gl, gl.RGBA8, TABLE_SIDE, 1),
    showSquares: createProgram(gl, COVER, showSquares(BY_PALETTE)),
    showSmooth: createProgram(gl, COVER, showSmooth(BY_PALETTE)),
    halve: createProgram(gl, COVER, HALVE),
  };
}

function lookUpTable(gl: WebGL2RenderingContext, format: GLenum, width: number, height: number): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, format, width, height);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  return texture;
}
