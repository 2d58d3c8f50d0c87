import type { Page, Request } from '@playwright/test';

/** Script that a first visit of the page loads, in bytes as they came over the wire. */
export async function scriptBytes(page: Page, path: string): Promise<number> {
  const scripts: Request[] = [];
  const listener = (request: Request): void => {
    if (request.resourceType() === 'script') scripts.push(request);
  };
  page.on('requestfinished', listener);
  await page.goto(path, { waitUntil: 'networkidle' });
  page.off('requestfinished', listener);
  const sizes = await Promise.all(scripts.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}
