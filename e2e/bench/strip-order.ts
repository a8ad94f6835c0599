/**
 * How many strips the detector has looked at when it comes to the first that shows something hidden whole, by the order in
 * which it takes them: over simulated scans of several strips, whatever the pack can see.
 *
 *   npm run bench:strips [-- SCANS]
 */
import { prepareScan } from '#detection/tensor/prepare.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { openActivePack } from '../../training/evaluation/detector.ts';
import { row } from './report.ts';

const SCANS = Number(process.argv[2] ?? 60);
/** How much of a hidden thing must lie in a strip. */
const WHOLE_SHARE = 0.9;

const { input } = (await openActivePack()).manifest;
const looked = { 'most promising first': 0, 'left to right': 0, 'by chance': 0 };
let scans = 0;
let strips = 0;
for (let seed = 0; seed < SCANS; seed++) {
  const scannedAt = new Date(Date.UTC(2026, 0, 1, 8, seed)).toISOString();
  const { planes, sidecar, truth } = simulateScan({ scenario: 'training', seed: `strips-${seed}`, scannedAt });
  const { stripsAtPx, stripOrder, stripCount, scaleX } = prepareScan(
    { ...planes, pixelPitchMm: sidecar.pixelPitchMm },
    input,
  );
  const shows = stripsAtPx.map((xPx) =>
    truth.targets.some(({ box }) => {
      const [first, end] = [xPx * scaleX, (xPx + input.stripWidthPx) * scaleX];
      return Math.min(end, box.x + box.width) - Math.max(first, box.x) >= WHOLE_SHARE * box.width;
    }),
  );
  const showing = shows.filter(Boolean).length;
  if (stripCount < 2 || showing === 0) continue;
  scans++;
  strips += stripCount;
  looked['most promising first'] += 1 + stripOrder.findIndex((index) => shows[index]);
  looked['left to right'] += 1 + shows.indexOf(true);
  looked['by chance'] += (stripCount + 1) / (showing + 1);
}
row(`Scans with something hidden, and their strips`, `${scans}, ${(strips / scans).toFixed(1)} on average`);
for (const [order, sum] of Object.entries(looked))
  row(`Strips until something hidden is seen, ${order}`, (sum / scans).toFixed(2));
