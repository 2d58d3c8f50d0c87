import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { BYTE_ORDER_MARK, safeCsvLine } from '#engine/runtime/export';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type CustomerFilter, FILTER_FIELDS } from './customer-filter.ts';
import { pageOfIds } from './customer-pages.ts';
import { type CustomerRow, loadCustomerRows } from './customer-rows.ts';
import { searchCustomers } from './search-customers.ts';

export interface ExportCustomersInput extends CustomerFilter {
  /** The language of the headings and words; Chinese unless told. */
  locale?: 'zh' | 'en';
}

export interface CsvFile {
  fileName: string;
  /** UTF-8 text, piece by piece, with a byte order mark so that Excel reads it right. */
  text: AsyncIterable<string>;
}

const PAGE = 500;
/** More than a search tells; a filter without words has no limit. */
const MOST_FOUND = 10_000;

const parse = inputParser<ExportCustomersInput>(
  {},
  { ...FILTER_FIELDS, locale: { enum: ['zh', 'en'] } },
);

/** The customers of a filter as a CSV file, read page by page while it is sent. */
export async function exportCustomers({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExportCustomersInput;
}): Promise<CsvFile> {
  requirePermission(ctx, 'customer.export');
  const { locale = 'zh', ...filter } = parse(input);
  const today = ctx.now.toString().slice(0, 10);
  await inTransaction(ctx, (scope) =>
    writeAudit(scope, 'customer.export', { kind: 'customer-list', id: today, after: { filter } }),
  );
  return { fileName: `customers-${today}.csv`, text: linesOf(ctx, filter, locale) };
}

async function* linesOf(
  ctx: Context,
  filter: CustomerFilter,
  locale: 'zh' | 'en',
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + safeCsvLine(COLUMNS.map(({ heading }) => heading[locale]));
  for await (const rows of pagesOf(ctx, filter)) {
    yield rows.map((row) => safeCsvLine(COLUMNS.map(({ cell }) => cell(row, locale)))).join('');
  }
}

async function* pagesOf(ctx: Context, filter: CustomerFilter): AsyncGenerator<CustomerRow[]> {
  const { search } = filter;
  if (search !== undefined) {
    const wanted = { ...filter, search };
    const ids = await inTransaction(ctx, (scope) => searchCustomers(scope, wanted, MOST_FOUND));
    for (let start = 0; start < ids.length; start += PAGE) {
      yield await inTransaction(ctx, (scope) =>
        loadCustomerRows(scope, ids.slice(start, start + PAGE)),
      );
    }
    return;
  }
  let cursor: string | undefined;
  do {
    const page = await inTransaction(ctx, (scope) => nextPage(scope, { ...filter, cursor }));
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

async function nextPage(scope: Scope, wanted: CustomerFilter & { cursor?: string }) {
  const { ids, next } = await pageOfIds(scope, wanted, PAGE);
  return { rows: await loadCustomerRows(scope, ids), next };
}

interface Column {
  heading: { zh: string; en: string };
  cell(row: CustomerRow, locale: 'zh' | 'en'): string;
}

const WORDS = {
  person: { zh: '个人', en: 'person' },
  company: { zh: '企业', en: 'company' },
  active: { zh: '正常', en: 'active' },
  closed: { zh: '已销户', en: 'closed' },
  merged: { zh: '已合并', en: 'merged' },
} as const;

const COLUMNS: readonly Column[] = [
  { heading: { zh: '统一编号', en: 'Global id' }, cell: ({ globalId }) => globalId },
  { heading: { zh: '客户编号', en: 'Customer no.' }, cell: ({ externalId }) => externalId ?? '' },
  { heading: { zh: '名称', en: 'Name' }, cell: ({ name }) => name },
  { heading: { zh: '类型', en: 'Kind' }, cell: ({ kind }, locale) => WORDS[kind][locale] },
  { heading: { zh: '状态', en: 'Status' }, cell: ({ status }, locale) => WORDS[status][locale] },
  { heading: { zh: '等级', en: 'Tier' }, cell: ({ tier }) => tier ?? '' },
  { heading: { zh: '区域', en: 'Region' }, cell: ({ region }) => region ?? '' },
  { heading: { zh: '电话', en: 'Phone' }, cell: ({ phone }) => phone ?? '' },
  { heading: { zh: '邮箱', en: 'E-mail' }, cell: ({ email }) => email ?? '' },
  { heading: { zh: '地址', en: 'Address' }, cell: (row) => row.addressLine },
  {
    heading: { zh: '套餐', en: 'Plans' },
    cell: ({ plans }, locale) => plans.map(({ name }) => name[locale]).join('; '),
  },
  { heading: { zh: '标签', en: 'Tags' }, cell: ({ tags }) => tags.join('; ') },
  { heading: { zh: '余额', en: 'Balance' }, cell: ({ balance }) => balance },
  { heading: { zh: '建档时间', en: 'Created' }, cell: ({ createdAt }) => createdAt },
];
