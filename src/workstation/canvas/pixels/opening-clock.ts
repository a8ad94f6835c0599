/** Times from the moment a scan is put on the canvas: `gantry:first-pixel` and `gantry:full-picture`, with `detail.scanId`. */
export function createOpeningClock() {
  let scanId = '';
  let startedMs = 0;
  let told = new Set<string>();

  function tell(name: string): void {
    if (told.has(name)) return;
    told.add(name);
    const [start, detail] = [startedMs, { scanId }];
    // The frame is on the screen when the next one begins.
    requestAnimationFrame(() => performance.measure(name, { start, end: performance.now(), detail }));
  }

  return {
    start(nextScanId: string): void {
      scanId = nextScanId;
      startedMs = performance.now();
      told = new Set();
    },
    drew(picture: 'none' | 'preview' | 'full'): void {
      if (picture !== 'none') tell('gantry:first-pixel');
      if (picture === 'full') tell('gantry:full-picture');
    },
  };
}
