/**
 * The queue with a thousand scans and with a hundred thousand: the server's answer to the first page, to one far behind and
 * to words, and how the list scrolls in the browser. What counts is the ratio of the two.
 *
 *   npm run bench:queue [-- MANY]
 */
import { chromium, type Page } from '@playwright/test';
import { sql } from 'kysely';
import { type QueueQuery, seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { openDatabase } from '../../src/server/db/open-database.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { deliveryTo } from '../support/deliver.ts';
import { startGantry } from '../support/gantry-server.ts';
import { sessionCookie } from '../support/session-cookie.ts';
import { median, row } from './report.ts';

const FEW = 1_000;
const MANY = Number(process.argv[2] ?? 100_000);
const TRIES = 9;
const SCROLLS = 120;

interface Figures {
  readonly first: number;
  readonly far: number;
  readonly words: number;
  readonly frame: number;
  readonly rowsInDocument: number;
}

const gantry = await startGantry();
const browser = await chromium.launch(LAUNCH);
try {
  await deliverOne();
  const few = await measured(FEW);
  const many = await measured(MANY);
  const line = (what: string, key: keyof Figures, unit: string) =>
    row(
      what,
      `${few[key].toFixed(1)} ${unit} → ${many[key].toFixed(1)} ${unit}, ${(many[key] / few[key]).toFixed(1)}×`,
    );
  row(`Scans waiting`, `${FEW} → ${MANY}`);
  line('First page, server', 'first', 'ms');
  line('Page behind the middle, server', 'far', 'ms');
  line('First page with two words, server', 'words', 'ms');
  line('Frame while scrolling, browser', 'frame', 'ms');
  line('Rows in the document after scrolling', 'rowsInDocument', 'rows');
} finally {
  await browser.close();
  await gantry.dispose();
}

async function deliverOne(): Promise<void> {
  const { planes, sidecar } = simulateScan({ scenario: 'small', seed: 'queue', scannedAt: '2026-01-01T08:00:00.000Z' });
  await (await deliveryTo(gantry.url))(sidecar, encodeTiff([planes.high, planes.low]));
}

/** Copies of the one scan with other ages, risks and lanes, past the server, until so many wait. */
async function fillTo(count: number): Promise<void> {
  const { db, close } = await openDatabase({ url: undefined, dataFolder: gantry.dataFolder, isVisitor: true });
  await sql`insert into scans (id, container_number, arrived_at, image_key, exposure_key, files, facts)
    select 'scn_bench' || lpad(n::text, 8, '0'), container_number, now() - n * interval '1 second', n, n, files,
      jsonb_set(jsonb_set(facts, '{id}', to_jsonb('scn_bench' || lpad(n::text, 8, '0'))),
        '{sidecar,lane}', to_jsonb('Lane ' || n % 40))
    from generate_series((select count(*) from scans), ${count} - 1) as n, scans as one
    where one.id not like 'scn_bench%'`.execute(db);
  await sql`insert into reviews (scan_id, revision, phase, round, arrived_at, risk_score, record)
    select scans.id, 0, 'first-look', 1, scans.arrived_at, abs(hashtext(scans.id)) % 100, jsonb_set(one.record, '{scanId}', to_jsonb(scans.id))
    from scans, reviews as one
    where one.scan_id not like 'scn_bench%' and not exists (select from reviews where scan_id = scans.id)`.execute(db);
  await sql`analyze scans, reviews`.execute(db);
  await close();
}

async function measured(count: number): Promise<Figures> {
  await fillTo(count);
  const cookie = await sessionCookie(gantry.url, 'officer1');
  const ask = async (query: Partial<QueueQuery>): Promise<ReplyOf<typeof seeQueue>> => {
    const answer = await fetch(`${gantry.url}${seeQueue.path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ ...WHOLE_QUEUE, ...query }),
    });
    if (!answer.ok) throw new Error(`The queue was refused: ${answer.status}`);
    return seeQueue.reply.parse(await answer.json());
  };
  const { matching } = await ask({});
  if (matching !== count) throw new Error(`${matching} scans wait, not ${count}`);
  const scanId = `scn_bench${String(count / 2).padStart(8, '0')}` as ScanId;
  const after = { at: new Date().toISOString(), scanId };
  return {
    first: await medianMs(() => ask({})),
    far: await medianMs(() => ask({ after })),
    words: await medianMs(() => ask({ words: 'lane 17' })),
    ...(await scrolled()),
  };
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    const beganMs = performance.now();
    await work();
    times.push(performance.now() - beganMs);
  }
  return median(times);
}

async function scrolled(): Promise<{ frame: number; rowsInDocument: number }> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('row').nth(20).waitFor();
  const times = await scrollTimes(page);
  const rowsInDocument = await page.locator('tbody tr').count();
  await page.context().close();
  return { frame: median(times), rowsInDocument };
}

/** Scrolls three rows in each frame and tells how long the frames took, in milliseconds. */
function scrollTimes(page: Page): Promise<number[]> {
  return page.getByRole('table').evaluate(
    (table, frames) =>
      new Promise<number[]>((resolve) => {
        const room = table.parentElement?.parentElement as HTMLElement;
        const times: number[] = [];
        let before = performance.now();
        const step = (now: number) => {
          times.push(now - before);
          before = now;
          room.scrollTop += 96;
          if (times.length < frames) requestAnimationFrame(step);
          else resolve(times.slice(1));
        };
        requestAnimationFrame(step);
      }),
    SCROLLS,
  );
}
