import { encodeTiff } from '#imaging/encode/tiff.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { decide } from '../support/decided-scans.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';

test('a fault of the picture is told before anything else, and counted for its scanner', async ({
  browser,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const simulated = (seed: string, scannedAt: string) => simulateScan({ scenario: 'small', seed, scannedAt });
  const good = simulated('quality', '2026-01-01T08:00:00Z');
  await deliver(good.sidecar, encodeTiff([good.planes.high, good.planes.low]));
  const bad = simulated('quality-too', '2026-01-02T08:00:00Z');
  const { scanId } = await deliver(
    { ...bad.sidecar, riskScore: 0 },
    encodeTiff([withDarkEnd(bad.planes.high), withDarkEnd(bad.planes.low)]),
  );

  const officer = await (await browser.newContext()).newPage();
  await signInAs(officer, gantry.url, 'officer1');
  const review = reviewPage(officer);
  await review.start();
  await expect(review.root).toHaveAttribute('data-phase', 'first-look');
  await expect(officer.getByText('Quality good')).toBeVisible();
  const giveBack = officer.getByRole('button', { name: 'Give back' });
  await giveBack.click();
  // The next one comes by itself.
  await expect(officer.getByText('Quality: dark edges')).toBeVisible();
  await giveBack.click();
  await expect(officer.getByText('Quality: dark edges')).toHaveCount(0);

  await decide(gantry.url, scanId, { officer: 'officer2', first: 'clear', outcome: 'clear' });
  const supervisor = await (await browser.newContext()).newPage();
  await signInAs(supervisor, gantry.url, 'supervisor1');
  await supervisor.keyboard.press('Shift+F2');
  await expect(supervisor.getByRole('region', { name: 'Scanners' })).toContainText('1 × dark edges');
});

/** The detector's last rows of a side are weaker than the rest. */
function withDarkEnd({ width, height, samples }: Plane): Plane {
  return plane(
    width,
    height,
    samples.map((sample, i) => (i % width < 14 ? Math.round(sample * 0.7) : sample)),
  );
}
