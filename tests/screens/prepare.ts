import { expect, type Page } from '@playwright/test';
import { workbench } from '#tests/e2e';

export const TABLE = 'router-prices';
/** A flow of which a draft is handed in. */
export const HANDED_IN = 'home-fibre';

const LEVELS = ['100', '300', '500', '1000'];
const CONTRACTS = {
  'month-to-month': { zh: '按月', en: 'month to month' },
  'one-year': { zh: '一年', en: 'one year' },
};

/** Prices with a gap: nothing is said of one year at 1000 Mbps. */
const prices = (surcharge: number) => ({
  kind: 'decision-table',
  key: TABLE,
  name: { zh: '路由器租金', en: 'Router rental' },
  content: {
    hitPolicy: 'U',
    inputs: [
      {
        expression: 'bandwidth',
        type: 'number',
        label: { zh: '带宽（Mbps）', en: 'Bandwidth (Mbps)' },
        allowed: LEVELS.join(', '),
      },
      {
        expression: 'contract',
        type: 'string',
        label: { zh: '合约期', en: 'Contract length' },
        allowed: '"month-to-month", "one-year"',
        valueLabels: CONTRACTS,
      },
    ],
    outputs: [{ name: 'rental', type: 'number', label: { zh: '月租', en: 'Rental a month' } }],
    rules: LEVELS.flatMap((level, index) =>
      Object.keys(CONTRACTS)
        .slice(0, index === LEVELS.length - 1 ? 1 : undefined)
        .map((contract, discount) => ({
          when: [level, `"${contract}"`],
          then: [String(10 + 5 * index - 3 * discount + surcharge)],
        })),
    ),
  },
});

async function perform<Result>(page: Page, name: string, data: object): Promise<Result> {
  const headers = { Origin: workbench.url };
  const answer = await page.request.post(`/api/trpc/${name}`, { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).result.data;
}

async function ask<Result>(page: Page, name: string, input: object): Promise<Result> {
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const answer = await page.request.get(`/api/trpc/${name}?${query}`);
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).result.data;
}

interface Draft {
  lockVersion: number;
  document: object;
}

interface Tested {
  backTest: { status: string };
}

/** Two versions of a table, and a draft of a third. */
export async function makeTable(page: Page): Promise<void> {
  const name = { kind: 'decision-table', key: TABLE };
  const publish = async (document: object, message: string, lockVersion?: number) => {
    const saved = await perform<Draft>(page, 'design.saveDraft', { document, lockVersion });
    await perform(page, 'design.publish', { ...name, message, lockVersion: saved.lockVersion });
    return perform<Draft>(page, 'design.startDraft', name);
  };
  const { lockVersion } = await publish(prices(0), '首版价格 First prices');
  await publish(prices(1), '各加一元 One more each', lockVersion);
}

/** A dearer draft of a flow, tried over the month before the last one and handed in. */
export async function handIn(page: Page): Promise<void> {
  const name = { kind: 'pricing-flow', key: HANDED_IN };
  const { document, lockVersion } = await perform<Draft>(page, 'design.startDraft', name);
  const dearer = JSON.parse(JSON.stringify(document).replaceAll('["69"]', '["75"]'));
  const saved = await perform<Draft>(page, 'design.saveDraft', { document: dearer, lockVersion });
  const periods = await ask<{ rows: { periodStart: string; periodEnd: string }[] }>(
    page,
    'billRun.list',
    { statuses: ['posted'], limit: 1 },
  );
  const { periodStart, periodEnd } = periods.rows[0] ?? { periodStart: '', periodEnd: '' };
  const { id } = await perform<{ id: string }>(page, 'backTest.start', {
    ...{ ...name, periodStart, periodEnd, idempotencyKey: 'screens' },
  });
  const status = async () => (await ask<Tested>(page, 'backTest.get', { id })).backTest.status;
  await expect.poll(status, { timeout: 60_000 }).toBe('done');
  const message = '百兆按月涨到 75 元 100 Mbps by the month goes up to 75';
  await perform(page, 'design.submit', { ...name, message, lockVersion: saved.lockVersion });
}
