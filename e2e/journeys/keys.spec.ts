import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { expectNoViolations } from '../support/no-violations.ts';
import { scenesWith } from '../support/scenes.ts';

test('an officer changes a key, sees a conflict before it is saved, and has the key at another station', async ({
  browser,
  gantry,
}) => {
  const [scene] = await scenesWith([0]);
  await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('table').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Change keys' }).click();
  const clear = page.getByRole('button', { name: /^Change the key of: Clear the container/ });
  const save = page.getByRole('button', { name: 'Save' });

  await clear.click();
  await page.keyboard.press('Control+w');
  await expect(page.getByText('This key belongs to the browser')).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByText('One key means more than one command')).toBeVisible();
  await expect(page.getByText('Also: Hold for physical check')).toBeVisible();
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await expectNoViolations(page, 'keys');

  await clear.click();
  await page.keyboard.press('F10');
  await expect(page.getByText('One key means more than one command')).toHaveCount(0);
  await save.click();
  await expect(page.getByText('Your keys follow you to every station.')).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await signInAs(other, gantry.url, 'officer1');
  const review = reviewPage(other);
  await review.start();
  const button = other.getByRole('button', { name: 'Clear', exact: true });
  await expect(button).toHaveAttribute('aria-keyshortcuts', 'F10');
  await review.press('c');
  await review.phase('first-look');
  await review.press('F10');
  await review.phase('none');
  await review.sent();
});

test('with single keys off a letter does nothing, and all keys come back as they were', async ({ page, gantry }) => {
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await page.getByRole('button', { name: 'Change keys' }).click();
  await page.getByRole('button', { name: 'Single-key commands: On' }).click();
  await page.getByRole('heading', { name: 'Keys', exact: true }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'Queue' }).waitFor();
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await expect(page.getByText('Single-key commands are switched off.')).toBeVisible();
  await page.getByRole('button', { name: 'Change keys' }).click();

  await page.getByRole('button', { name: /^Change the key of: Closer/ }).click();
  await page.keyboard.press('F10');
  await page.getByRole('button', { name: 'All as usual' }).click();
  await expect(page.getByText('all as usual', { exact: true })).toBeVisible();
});

test('an officer lets the left button set the window and the right one pan, and finds it in the help', async ({
  page,
  gantry,
}) => {
  const [scene] = await scenesWith([0]);
  await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await page.getByRole('button', { name: 'Change keys' }).click();
  await page.getByRole('button', { name: 'Left drags window' }).click();
  await expect(page.getByRole('combobox', { name: 'Right button', exact: true })).toHaveValue('pan');
  await expect(page.getByText('The only one left to draw with.')).toBeVisible();
  await expectNoViolations(page, 'the mouse map');

  await page.keyboard.press('F2');
  const review = reviewPage(page);
  await review.start();
  const canvas = page.getByRole('application').first();
  const dragged = async (button: 'left' | 'right') => {
    const box = await canvas.boundingBox();
    if (!box) throw new Error('The canvas is not in sight.');
    const before = [await canvas.getAttribute('data-window'), await canvas.getAttribute('data-left')];
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down({ button });
    await page.mouse.move(box.x + box.width / 2 + 80, box.y + box.height / 2 + 40, { steps: 4 });
    await page.mouse.up({ button });
    const after = [await canvas.getAttribute('data-window'), await canvas.getAttribute('data-left')];
    return before.map((value, i) => value !== after[i]);
  };
  await review.press('+');
  await review.press('+');
  expect(await dragged('left')).toEqual([true, false]);
  expect(await dragged('right')).toEqual([false, true]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Left buttonWindow and level');
});
