import { rawSql, type Transaction } from '#drizzle';
import type { Findings } from './report.ts';

interface SumRow {
  number: string;
  check: 'lines' | 'tax' | 'total' | 'due' | 'balance';
  expected: string;
  actual: string;
}

const WHAT = {
  lines: { zh: '各行合计', en: 'the sum of its lines' },
  tax: { zh: '各行税额合计', en: 'the tax of its lines' },
  total: { zh: '小计、税与抹零之和', en: 'subtotal, tax and rounding' },
  due: { zh: '应付金额', en: 'its amount due' },
  balance: { zh: '余额流水', en: 'the balance ledger' },
} as const;

/** Sums of lines, invoices and balances agree, each posted invoice standing once in the ledger. */
export async function checkSums(tx: Transaction, findings: Findings): Promise<void> {
  const sql = rawSql(tx);
  const [{ entries } = { entries: 0 }] = await sql<{ entries: number }[]>`
    select count(*)::int as entries from balance_entries`;
  findings.report.balanceEntries = entries;
  const rows = await sql<SumRow[]>`
    with posted as (select * from invoices where status = 'posted'),
    lines as (
      select l.invoice_id, sum(l.tax_amount) as tax,
          sum(l.amount - case when l.tax_mode = 'inclusive' then l.tax_amount else 0 end) as net
        from invoice_lines l group by l.invoice_id),
    entries as (
      select e.invoice_id, sum(e.amount) as amount
        from balance_entries e where e.kind = 'invoice' group by e.invoice_id),
    checks as (
      select p.number, 'total' as check, p.subtotal + p.tax + p.rounding as expected, p.total as actual
        from posted p
      union all
      select p.number, 'lines', p.subtotal + p.rounding, coalesce(l.net, 0)
        from posted p left join lines l on l.invoice_id = p.id
      union all
      select p.number, 'tax', p.tax, coalesce(l.tax, 0)
        from posted p left join lines l on l.invoice_id = p.id
      union all
      select p.number, 'due', p.total - p.balance_applied, p.amount_due from posted p
      union all
      select p.number, 'balance', p.total, coalesce(e.amount, 0)
        from posted p left join entries e on e.invoice_id = p.id)
    select number, "check", expected::text, actual::text from checks
      where expected is distinct from actual
      order by number, "check" limit 1000`;
  for (const { number, check, expected, actual } of rows) {
    findings.add(
      'sum-differs',
      `/invoices/${number}`,
      {
        zh: `/invoices/${number}：${WHAT[check].zh}为 ${actual}，应为 ${expected}`,
        en: `/invoices/${number}: ${WHAT[check].en} is ${actual}, not ${expected}`,
      },
      { check, expected, actual },
    );
  }
}

/** Numbers of each series run from 1 without a gap up to the next one to be given. */
export async function checkNumbers(tx: Transaction, findings: Findings): Promise<void> {
  const rows = await rawSql(tx)<
    { series: string; next: string; count: string; last: string | null }[]
  >`
    select s.series, s.next_number::text as next, count(v.id)::text as count,
        max(substr(v.number, length(s.prefix) + 1)::bigint)::text as last
      from number_series s
      left join invoices v on v.tenant_id = s.tenant_id and v.series = s.series and v.status = 'posted'
      group by s.series, s.next_number
      having count(v.id) <> s.next_number - 1
        or coalesce(max(substr(v.number, length(s.prefix) + 1)::bigint), 0) <> s.next_number - 1`;
  for (const { series, next, count, last } of rows) {
    findings.add(
      'numbers-gap',
      `/series/${series}`,
      {
        zh: `编号序列“${series}”下一个号是 ${next}，但只有 ${count} 张账单，最大号 ${last}`,
        en: `series "${series}" is to give ${next} next, but has ${count} invoices and ends at ${last}`,
      },
      { series, next, count },
    );
  }
}
