/*
 * A page with one viewer that the workstation is measured beside, `?viewer=` says which. Each viewer gives
 *   open(number)     resolves when scan `number` stands on the screen at full resolution
 *   annotate(count)  puts boxes on the scan
 *   tool(name)       what the left button does: `window` or `pan`
 *   updates          times at which a changed window was on the screen; undefined where that is every frame
 */
const MAKERS = {
  cornerstone: () => import('./cornerstone.js'),
  openseadragon: () => import('./openseadragon.js'),
  canvas: () => import('./canvas.js'),
};

const maker = MAKERS[new URLSearchParams(location.search).get('viewer')];
const { createViewer } = await maker();
Object.assign(window, { viewer: await createViewer(document.querySelector('#view')) });
document.body.dataset.ready = 'true';
