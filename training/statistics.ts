/**
 * Measures grey levels, stripes, noise and edges of scans, real or simulated, high energy:
 *   node training/statistics.ts FILE.tif …
 * Prints for each number the 5th, 50th and 95th percentile over the scans that have open air beside the load.
 */
import { readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import { decodeImage } from '#imaging/decode/decode-image.ts';
import { type PictureStatistics, pictureStatistics } from './simulation/picture-statistics.ts';

const files = argv.slice(2);
const measured: PictureStatistics[] = [];
for (const file of files) {
  const decoded = await decodeImage(readFileSync(file));
  if (!decoded.ok || !decoded.value[0]) throw new Error(`${file} cannot be read`);
  const statistics = pictureStatistics(decoded.value[0]);
  if (statistics) measured.push(statistics);
}
stdout.write(`${measured.length} of ${files.length} scans have open air beside the load\n\n`);
stdout.write('| | 5 % | median | 95 % |\n|---|---|---|---|\n');
const row = (name: string, of: (one: PictureStatistics) => number, digits = 4) => {
  const sorted = measured.map(of).sort((a, b) => a - b);
  const at = (share: number) =>
    Number((sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toPrecision(digits));
  stdout.write(`| ${name} | ${at(0.05)} | ${at(0.5)} | ${at(0.95)} |\n`);
};
row('air level, of 65,535', ({ airLevel }) => airLevel);
for (const [i, name] of ['5 %', '25 %', 'median', '75 %', '95 %'].entries()) {
  row(`transmission of what is not air, ${name}`, ({ greyPercentiles }) => greyPercentiles[i] ?? Number.NaN, 2);
}
row('share of it below 0.2 %', ({ darkShare }) => darkShare, 2);
row('row stripes in air, relative', ({ rowStripes }) => rowStripes, 2);
row('column stripes in air, relative', ({ columnStripes }) => columnStripes, 2);
row('pixel noise in air, relative', ({ airNoise }) => airNoise, 2);
row('dark vertical edges, 10 to 90 %, pixels', ({ edgeWidthPx }) => edgeWidthPx, 3);
