import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { makeOperator } from './add-person.ts';
import { cutOffWorkbench, emptyWorkbench } from './servers.ts';
import { signInWith } from './sign-in.ts';

test.describe('an operator without bill runs', () => {
  test.use({ baseURL: emptyWorkbench.url });

  test('lets nobody in before somebody is made, then tells how to begin', async ({ page }) => {
    await page.goto('/bill-runs');
    await expect(page.getByText('ratecraft -- person add')).toBeVisible();
    await expectAccessible(page);
    const person = makeOperator('empty');
    await page.goto('/bill-runs');
    await signInWith(page, person);
    await expect(page).toHaveURL(/\/bill-runs$/);
    await expect(page.getByRole('heading', { name: 'No bill run yet' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'New bill run' }).first()).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
    await expectAccessible(page);
  });
});

test.describe('a database that does not answer', () => {
  test.use({ baseURL: cutOffWorkbench.url });

  test('is named, with a way to try again', async ({ page }) => {
    await page.goto('/bill-runs');
    const alert = page.getByRole('alert').filter({ hasText: 'database' });
    await expect(alert.getByRole('heading')).toHaveText("The database can't be reached");
    await alert.getByRole('link', { name: 'Try again' }).click();
    await expect(alert).toBeVisible();
    await expectAccessible(page);
  });

  test('is named in Chinese too', async ({ browser }) => {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(`${cutOffWorkbench.url}/bill-runs`);
    await expect(page.getByRole('heading', { name: '无法连接数据库' })).toBeVisible();
    await page.close();
  });
});
