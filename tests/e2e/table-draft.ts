import { expect, type Page } from '@playwright/test';

const KIND = 'decision-table';

export interface Content {
  hitPolicy: string;
  inputs: object[];
  outputs: object[];
  rules: { when: string[]; then: string[] }[];
}

export const PRICES: Content = {
  hitPolicy: 'F',
  inputs: [
    { expression: 'speed', type: 'number', label: { zh: '带宽', en: 'Speed' } },
    {
      expression: 'contract',
      type: 'string',
      label: { zh: '合约', en: 'Contract' },
      allowed: '"monthly", "yearly"',
      valueLabels: {
        monthly: { zh: '按月', en: 'by the month' },
        yearly: { zh: '按年', en: 'by the year' },
      },
    },
  ],
  outputs: [{ name: 'price', type: 'number', label: { zh: '价格', en: 'Price' } }],
  rules: [
    { when: ['<= 100', '"monthly"'], then: ['69'] },
    { when: ['<= 100', '"yearly"'], then: ['59'] },
    { when: ['> 100', '"monthly"'], then: ['99'] },
  ],
};

/** What every draft of these tests is called. */
const NAME = { zh: '测试价格', en: 'Prices of the test' };

export const grid = (page: Page) => page.getByRole('grid', { name: NAME.en });
const rowOf = (page: Page, row: number) =>
  grid(page).locator(`[role=row][aria-rowindex="${row + 1}"]`);
export const texts = (page: Page, row: number) => rowOf(page, row).getByRole('gridcell');
/** A cell by its row, counted as people count, and the place of its column among the cells. */
export const cell = (page: Page, row: number, column: number) => texts(page, row).nth(column);
export const checks = (page: Page) => page.getByRole('complementary', { name: 'Checks' });

interface Kept {
  lockVersion: number;
  document: { name: object; content: Content };
}

export const procedure = (name: string): string => `/api/trpc/design.${name}`;

export async function command(page: Page, name: string, data: object, baseURL: string | undefined) {
  const headers = { Origin: String(baseURL) };
  const answer = await page.request.post(procedure(name), { data, headers });
  expect(answer.ok()).toBe(true);
}

/** A draft of a table for the tests of one file. */
export function tableDraft(key: string) {
  const address = `/tables/${key}/edit`;
  const keptDraft = async (page: Page): Promise<Kept | undefined> => {
    const input = JSON.stringify({ kind: KIND, key, version: 'draft' });
    const answer = await page.request.get(`${procedure('get')}?input=${encodeURIComponent(input)}`);
    return answer.ok() ? (await answer.json()).result.data : undefined;
  };
  const discard = async (page: Page, baseURL: string | undefined): Promise<void> => {
    const draft = await keptDraft(page);
    if (!draft) return;
    const { lockVersion } = draft;
    await command(page, 'discardDraft', { kind: KIND, key, lockVersion }, baseURL);
  };
  return {
    address,
    keptDraft,
    discard,
    /** Each test begins with a draft of its own, and leaves none behind. */
    async begin(page: Page, baseURL: string | undefined, content: Content): Promise<void> {
      await discard(page, baseURL);
      await command(
        page,
        'saveDraft',
        { document: { kind: KIND, key, name: NAME, content } },
        baseURL,
      );
    },
    async open(page: Page): Promise<void> {
      await page.goto(address);
      await expect(cell(page, 1, 0)).toBeVisible({ timeout: 30_000 });
    },
  };
}
