import type { Page } from '@playwright/test';

/** The people of the demonstration, by the buttons of the sign-in page. */
export type DemoKey =
  | 'administrator'
  | 'operations'
  | 'marketing'
  | 'finance'
  | 'service'
  | 'manager'
  | 'neighbour';

/** Signs in by the button of the demonstration; afterwards the page is open at `path`. */
export async function signInAs(page: Page, who: DemoKey, path = '/'): Promise<void> {
  await page.goto(`/sign-in?${new URLSearchParams({ next: path })}`);
  await page.locator(`button[name="person"][value="${who}"]`).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Fills the sign-in that is open with a password. */
export async function signInWith(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
