import type { Database } from '#drizzle';
import { inTenant, rawSql } from '#drizzle';

/** One kind of request, each time for another customer, invoice or word. */
export interface Asked {
  kind: string;
  url(): string;
  headers?: Record<string, string>;
}

/** What a browser sends as a person goes on to another page. */
export interface Navigation {
  headers: Record<string, string>;
  /** The query parameter that tells these answers from whole pages in a cache. */
  mark: string;
}

interface Sample {
  customerId: string;
  name: string;
  phone: string | null;
  invoiceId: string;
}

const SAMPLES = 2_000;

/** Customers spread over the whole book, each with a posted invoice. */
async function sampleCustomers(db: Database, tenantId: string): Promise<Sample[]> {
  return inTenant(
    db,
    tenantId,
    (tx) =>
      rawSql(tx)<Sample[]>`
        select c.id as "customerId", c.name, v.id as "invoiceId",
            (select k.value from customer_contacts k
              where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.kind = 'phone'
                and k.valid_to is null limit 1) as phone
          from (select * from customers order by md5(id::text) limit ${SAMPLES}) c
          join lateral (
            select i.id from invoices i
              where i.tenant_id = c.tenant_id and i.customer_id = c.id and i.status = 'posted'
              order by i.period_start desc limit 1) v on true`,
  );
}

const HALF_PHONE = 6;

/** The same pages, opened from within the workbench: the browser has the frame around them already. */
function navigationsTo(pages: readonly Asked[], { headers, mark }: Navigation): Asked[] {
  return pages.map(({ kind, url }) => ({
    kind: kind.replace('first load', 'open'),
    headers,
    url: () => {
      const address = new URL(url());
      address.searchParams.set('_rsc', mark);
      return String(address);
    },
  }));
}

/** What people do all day: find somebody, look at them, go through invoices, ask why. */
export async function makeQuestions(
  db: Database,
  tenantId: string,
  base: string,
  navigation: Navigation,
): Promise<{ procedures: Asked[]; navigations: Asked[]; pages: Asked[] }> {
  const samples = await sampleCustomers(db, tenantId);
  let turn = 0;
  const next = (): Sample => {
    turn += 1;
    return samples[(turn * 7919) % samples.length] as Sample;
  };
  const procedure = (path: string, input: unknown): string =>
    `${base}/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
  const search = (): string => {
    const { name, phone } = next();
    if (turn % 3 === 0) return name.slice(0, 2);
    return (phone ?? name).slice(-HALF_PHONE);
  };
  const list = (): object => (turn % 2 === 0 ? {} : { search: next().name });
  const pages = [
    {
      kind: 'first load: customers',
      url: () => `${base}/customers?q=${encodeURIComponent(search())}`,
    },
    { kind: 'first load: invoices', url: () => `${base}/invoices` },
    { kind: 'first load: customer', url: () => `${base}/customers/${next().customerId}` },
    { kind: 'first load: explanation', url: () => `${base}/invoices/${next().invoiceId}/lines/1` },
  ];
  return {
    procedures: [
      { kind: 'customer search', url: () => procedure('customer.list', { search: search() }) },
      { kind: 'invoice list', url: () => procedure('invoice.list', list()) },
      {
        kind: '360° of a customer',
        url: () => procedure('customer.overview', { id: next().customerId }),
      },
      {
        kind: 'explanation',
        url: () => procedure('invoice.explain', { invoiceId: next().invoiceId, lineNo: 1 }),
      },
    ],
    navigations: navigationsTo(pages, navigation),
    pages,
  };
}
