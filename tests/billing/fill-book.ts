import { rawSql, type Transaction } from '#drizzle';
import { contentHash } from '#engine/runtime/design';
import type { Plan, PricingFlow } from '#schemas';

/** Three modules, each priced by a table, prorated, one line: three lines for a subscription. */
const MODULES = [
  { key: 'internet', zh: '宽带', en: 'Internet', price: '50' },
  { key: 'phone', zh: '电话', en: 'Phone', price: '20' },
  { key: 'streaming', zh: '影视', en: 'Streaming', price: '10' },
] as const;

const flow: PricingFlow = {
  kind: 'pricing-flow',
  key: 'list-price',
  name: { zh: '目录价', en: 'List price' },
  nodes: [
    { id: 'module', kind: 'input', config: { type: 'string', path: ['item', 'module'] } },
    { id: 'quantity', kind: 'input', config: { type: 'number', path: ['item', 'quantity'] } },
    {
      id: 'price',
      kind: 'decision-table',
      config: {
        table: {
          hitPolicy: 'U',
          inputs: [{ expression: 'module', type: 'string' }],
          outputs: [{ name: 'price', type: 'number' }],
          rules: MODULES.map(({ key, price }) => ({ when: [`"${key}"`], then: [price] })),
        },
      },
    },
    { id: 'charge', kind: 'per-unit', config: { price: 'price' } },
    { id: 'proration', kind: 'proration', config: {} },
    { id: 'line', kind: 'output-line', config: {} },
  ],
  edges: [
    { from: { node: 'module' }, to: { node: 'price', port: 'in' } },
    { from: { node: 'price' }, to: { node: 'charge', port: 'in' } },
    { from: { node: 'quantity' }, to: { node: 'charge', port: 'quantity' } },
    { from: { node: 'charge' }, to: { node: 'proration' } },
    { from: { node: 'proration' }, to: { node: 'line' } },
  ],
};

const plan: Plan = {
  kind: 'plan',
  key: 'home',
  name: { zh: '家庭宽带', en: 'Home broadband' },
  currency: 'CNY',
  billing: {
    interval: { unit: 'month', count: 1 },
    timing: 'advance',
    anchor: 'calendar',
    proration: 'by-day',
  },
  modules: MODULES.map(({ key, zh, en }) => ({
    key,
    type: 'base-service',
    name: { zh, en },
    flow: 'list-price',
  })),
};

/** A tenant's designs, and as many customers as wanted, each with one subscription of three items. */
export async function fillBook(
  tx: Transaction,
  tenantId: string,
  subscriptions: number,
): Promise<void> {
  const sql = rawSql(tx);
  await sql`
    insert into tenants (id, slug, name, time_zone, currency, locale, created_at)
      values (${tenantId}, ${`book-${tenantId}`}, 'Book', 'Asia/Shanghai', 'CNY', 'zh-CN', now())`;
  const documents = [flow, plan].map((document) => ({ document, hash: contentHash(document) }));
  await sql`
    insert into designs (tenant_id, id, kind, key, version, status, document, content_hash, author,
        created_at, updated_at, published_at)
      select ${tenantId}, gen_random_uuid(), d->'document'->>'kind', d->'document'->>'key', 1,
          'published', d->'document', d->>'hash', 'book', now(), now(), now()
        from jsonb_array_elements(${JSON.stringify(documents)}::jsonb) d`;
  await sql`
    insert into customers (tenant_id, id, global_id, name, tier, region, created_at, updated_at)
      select ${tenantId}, uuidv7(), 'C-' || n, 'Customer ' || n, 'standard', 'north', now(), now()
        from generate_series(1, ${subscriptions}::int) n`;
  await sql`
    insert into subscriptions (tenant_id, id, customer_id, plan_key, plan_design_id, starts_on,
        anchor_on, attributes, created_at)
      select c.tenant_id, uuidv7(), c.id, 'home', d.id, '2026-01-01', '2026-01-01',
          '{"contract": "one-year"}', now()
        from customers c, designs d where d.kind = 'plan' order by c.id`;
  await sql`
    insert into subscription_items (tenant_id, id, subscription_id, customer_id, module_key,
        quantity, starts_on, billing_from, created_at)
      select s.tenant_id, uuidv7(), s.id, s.customer_id, m.key, 1, '2026-01-01', '2026-01-01', now()
        from subscriptions s, unnest(${MODULES.map(({ key }) => key)}::text[]) with ordinality m(key, n)
        order by s.customer_id, m.n`;
}
