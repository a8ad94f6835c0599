import OpenSeadragon from 'openseadragon';
import { boxes, onScreen, windowAt } from './scan-data.js';

/**
 * OpenSeadragon over an 8-bit picture of the scan, since it knows no other, with the window as a filter over the tiles by
 * the event that it has for filters.
 */
export async function createViewer(element) {
  let window8 = (grey) => grey;
  const viewer = OpenSeadragon({
    element,
    showNavigationControl: false,
    animationTime: 0,
    gestureSettingsMouse: { clickToZoom: false },
    drawer: 'canvas',
    buildPyramid: true,
  });
  const updates = [];
  let isBusy = false;
  let next;

  viewer.addHandler('tile-invalidated', async (event) => {
    const context = await event.getData('context2d');
    if (!context) return;
    const { width, height } = context.canvas;
    const picture = context.getImageData(0, 0, width, height);
    const { data } = picture;
    const table = Uint8ClampedArray.from({ length: 256 }, (_, grey) => window8(grey));
    for (let i = 0; i < data.length; i += 4) data[i] = data[i + 1] = data[i + 2] = table[data[i]];
    context.putImageData(picture, 0, 0);
    await event.setData(context, 'context2d');
  });

  async function filter({ level, width }) {
    next =
      ({ level: l, width: w } = { level, width }) =>
      (grey) =>
        (255 * (grey * 257 - l + w / 2)) / w;
    if (isBusy) return;
    isBusy = true;
    while (next) {
      window8 = next();
      next = undefined;
      await viewer.requestInvalidate();
      viewer.forceRedraw();
      await onScreen();
      updates.push(performance.now());
    }
    isBusy = false;
  }

  function drag(event) {
    if (event.buttons === 1 && !viewer.isMouseNavEnabled()) void filter(windowAt(element, event));
  }
  element.addEventListener('pointermove', drag, true);

  return {
    updates,
    async open(number) {
      const opened = new Promise((resolve) => viewer.addOnceHandler('open', resolve));
      viewer.open({ type: 'image', url: `/scan-${number}.png`, buildPyramid: true });
      await opened;
      const image = viewer.world.getItemAt(0);
      if (!image.getFullyLoaded()) {
        await new Promise((resolve) => image.addOnceHandler('fully-loaded-change', resolve));
      }
      await onScreen();
    },
    async annotate(count) {
      const image = viewer.world.getItemAt(0);
      for (const box of boxes(count)) {
        const mark = document.createElement('div');
        mark.style.outline = '2px solid #e8b64c';
        viewer.addOverlay(mark, image.imageToViewportRectangle(box.x, box.y, box.width, box.height));
      }
      await onScreen();
      return count;
    },
    tool: (name) => viewer.setMouseNavEnabled(name === 'pan'),
  };
}
