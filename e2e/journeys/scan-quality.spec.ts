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
  const delivered = async (seed: string, day: number, change: (plane: Plane) => Plane, riskScore: number) => {
    const scannedAt = new Date(Date.UTC(2026, 0, day)).toISOString();
    const { planes, sidecar } = simulateScan({ scenario: 'small', seed, scannedAt });
    return deliver({ ...sidecar, riskScore }, encodeTiff([change(planes.high), change(planes.low)]));
  };
  const { scanId } = await delivered('quality-decided', 1, withDarkEnd, 0);
  await decide(gantry.url, scanId, { officer: 'officer2', first: 'clear', outcome: 'clear' });
  await delivered('quality', 2, (plane) => plane, 90);
  await delivered('quality-too', 3, withDarkEnd, 10);

  const officer = await (await browser.newContext()).newPage();
  await signInAs(officer, gantry.url, 'officer1');
  const review = reviewPage(officer);
  await review.start();
  await expect(review.root).toHaveAttribute('data-phase', 'first-look');
  await expect(officer.getByText('Quality good')).toBeVisible();
  await officer.getByRole('button', { name: 'Give back' }).click();
  // The next one comes by itself.
  await expect(officer.getByText('Quality: dark edges')).toBeVisible();

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
