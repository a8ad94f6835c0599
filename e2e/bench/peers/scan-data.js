/** What every peer is given, over loopback: the size of the scans. */
export const { width, height } = await (await fetch('/scan.json')).json();

/** The high-energy plane of a scan as 16-bit samples, the form that needs the least work. */
export async function samplesOf(number) {
  return new Uint16Array(await (await fetch(`/scan-${number}.raw`)).arrayBuffer());
}

/** After what was drawn has reached the screen: the first callback comes before the picture does. */
export async function onScreen() {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}

/** Corners of `count` boxes spread over the scan. */
export function boxes(count) {
  const columns = 20;
  return Array.from({ length: count }, (_, i) => ({
    x: ((i % columns) + 0.2) * (width / columns),
    y: (Math.floor(i / columns) + 0.2) * (height / Math.ceil(count / columns)),
    width: 0.6 * (width / columns),
    height: 0.6 * (height / Math.ceil(count / columns)),
  }));
}

/** Level and width that a drag over the view stands for. */
export function windowAt(view, event) {
  const { left, top, width: w, height: h } = view.getBoundingClientRect();
  return { level: (65_535 * (event.clientX - left)) / w, width: 1 + (65_535 * (event.clientY - top)) / h };
}
