import { boxes, height, onScreen, samplesOf, width, windowAt } from './scan-data.js';

/** A look-up table over the whole scan into a 2-D canvas, panned and zoomed by CSS: what one writes in an afternoon. */
export async function createViewer(element) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const stage = document.createElement('div');
  stage.style.cssText = 'transform-origin: 0 0';
  stage.append(canvas);
  element.style.overflow = 'hidden';
  element.append(stage);
  const context = canvas.getContext('2d');
  const picture = new ImageData(width, height);
  const grey = new Uint32Array(picture.data.buffer);
  const table = new Uint32Array(65_536);
  const place = { x: 0, y: 0, scale: element.clientWidth / width };
  let samples = new Uint16Array(0);
  let does = 'window';
  let isDue = false;

  function draw({ level, width: w }) {
    for (let v = 0; v < table.length; v++) {
      const g = Math.max(0, Math.min(255, Math.round((255 * (v - level + w / 2)) / w)));
      table[v] = 0xff000000 | (g << 16) | (g << 8) | g;
    }
    for (let i = 0; i < samples.length; i++) grey[i] = table[samples[i]];
    context.putImageData(picture, 0, 0);
  }

  function pose() {
    stage.style.transform = `translate(${place.x}px, ${place.y}px) scale(${place.scale})`;
  }

  /** At most once in a frame, with the last state. */
  function soon(work) {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      work();
    });
  }

  element.addEventListener('pointermove', (event) => {
    if (event.buttons !== 1) return;
    if (does === 'window') return soon(() => draw(windowAt(element, event)));
    place.x += event.movementX;
    place.y += event.movementY;
    soon(pose);
  });
  element.addEventListener('wheel', (event) => {
    place.scale *= event.deltaY < 0 ? 1.1 : 1 / 1.1;
    soon(pose);
  });
  pose();

  return {
    async open(number) {
      samples = await samplesOf(number);
      draw({ level: 32_768, width: 65_535 });
      await onScreen();
    },
    async annotate(count) {
      for (const box of boxes(count)) {
        const mark = document.createElement('div');
        mark.style.cssText = `position: absolute; left: ${box.x}px; top: ${box.y}px; width: ${box.width}px;
          height: ${box.height}px; outline: 2px solid #e8b64c`;
        stage.append(mark);
      }
      await onScreen();
      return count;
    },
    tool(name) {
      does = name;
    },
  };
}
