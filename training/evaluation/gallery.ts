import { encode } from 'fast-png';
import type { Box } from '#detection/proposal/candidate.ts';
import { thumbnailOf } from '../simulation/thumbnail.ts';
import { type JudgedScan, matchesOf } from './matching.ts';
import { FOUND_IOU } from './metrics.ts';
import { type Judge, judgedOf } from './numbers.ts';
import type { ScanRecord } from './records.ts';
import { readScan } from './simulated-scan.ts';

const COLUMNS = 3;
const TILE = { width: 520, height: 190, gap: 10, title: 18 } as const;
/** How many of each kind are shown. */
const SHARES = { found: 9, missed: 9, quiet: 3, disturbed: 3 } as const;
const COLOURS = { found: '#2f9e44', missed: '#e03131', finding: '#1098ad', falseFinding: '#f08c00' } as const;

interface Shown {
  readonly record: ScanRecord;
  readonly judged: JudgedScan;
  readonly matches: ReturnType<typeof matchesOf>;
}

/**
 * A page of 24 scans as SVG, truth and findings drawn in: scans in which everything was found, in which something was
 * missed, and clean ones with and without false findings, each taken evenly over the split. A kind of which there are
 * too few leaves its places empty.
 */
export async function galleryOf(judge: Judge, records: readonly ScanRecord[], folder: string): Promise<string> {
  const all = records.map((record): Shown => {
    const judged = judgedOf(judge, record, judge.manifest.thresholds);
    return { record, judged, matches: matchesOf(judged, FOUND_IOU) };
  });
  const hiding = all.filter(({ judged }) => judged.targets.length > 0);
  const clean = all.filter(({ judged }) => judged.isClean);
  const isAllFound = ({ judged, matches }: Shown) => judged.targets.every((target) => matches.includes(target));
  const chosen = [
    ...evenly(hiding.filter(isAllFound), SHARES.found),
    ...evenly(
      hiding.filter((one) => !isAllFound(one)),
      SHARES.missed,
    ),
    ...evenly(
      clean.filter(({ judged }) => judged.proposals.length === 0),
      SHARES.quiet,
    ),
    ...evenly(
      clean.filter(({ judged }) => judged.proposals.length > 0),
      SHARES.disturbed,
    ),
  ];
  const tiles = await Promise.all(chosen.map((one, i) => tileOf(one, i, folder)));
  const width = COLUMNS * (TILE.width + TILE.gap) + TILE.gap;
  const height = Math.ceil(chosen.length / COLUMNS) * (TILE.height + TILE.title + TILE.gap) + TILE.gap;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<rect width="${width}" height="${height}" fill="#15181c"/>
${tiles.join('\n')}
</svg>
`;
}

function evenly<One>(some: readonly One[], count: number): readonly One[] {
  if (some.length <= count) return some;
  return Array.from({ length: count }, (_, i) => some[Math.floor((i * some.length) / count)] as One);
}

async function tileOf({ record, judged, matches }: Shown, place: number, folder: string): Promise<string> {
  const { planes } = await readScan(folder, record.name);
  const small = thumbnailOf(planes.high, TILE);
  const png = encode({ width: small.width, height: small.height, data: small.greys, channels: 1, depth: 8 });
  const left = TILE.gap + (place % COLUMNS) * (TILE.width + TILE.gap);
  const top = TILE.gap + Math.floor(place / COLUMNS) * (TILE.height + TILE.title + TILE.gap);
  const drawn = (box: Box, colour: string, words: string, isTruth: boolean) => {
    const [x, y, w, h] = [box.x, box.y, box.width, box.height].map((side) => (side / small.scale).toFixed(1));
    const dash = isTruth ? ' stroke-dasharray="4 3"' : '';
    const below = (box.y + box.height) / small.scale + 10;
    const line = isTruth ? Math.min(small.height - 2, below) : Math.max(9, box.y / small.scale - 2);
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="none" stroke="${colour}" stroke-width="1.4"${dash}/>
<text x="${x}" y="${line.toFixed(1)}" fill="${colour}">${words}</text>`;
  };
  const truth = judged.targets.map((target) => {
    const isFound = matches.includes(target);
    return drawn(target.box, isFound ? COLOURS.found : COLOURS.missed, target.classId, true);
  });
  const findings = judged.proposals.map(({ box, classId, score }, i) =>
    drawn(box, matches[i] ? COLOURS.finding : COLOURS.falseFinding, `${classId} ${Math.round(100 * score)} %`, false),
  );
  return `<g transform="translate(${left} ${top})"><text y="12" fill="#ced4da">${place + 1} · ${titleOf(record)}</text>
<g transform="translate(0 ${TILE.title})">
<image width="${small.width}" height="${small.height}" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/>
${[...truth, ...findings].join('\n')}
</g></g>`;
}

function titleOf({ containers }: ScanRecord): string {
  return containers
    .map(({ truth }) => (truth.isEmpty ? 'empty' : truth.loads.map(({ cargoType }) => cargoType).join(', ')))
    .join(' · ');
}
