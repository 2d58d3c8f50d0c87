import { mappingSources } from '#engine/core/mapping';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { BYTE_ORDER_MARK, safeCsvLine } from '#engine/runtime/export';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { ImportMapping } from '#schemas';
import { columnsOfMapping, columnsOfSource } from './columns-of-mapping.ts';
import { loadMappings } from './known-mapping.ts';

export interface MakeTemplateInput {
  key: string;
  locale: 'zh' | 'en';
}

const parse = inputParser<MakeTemplateInput>({ key: TEXT.word, locale: { enum: ['zh', 'en'] } });

/** A CSV file with the columns that a mapping reads, and one row to go by. */
export async function makeTemplate({
  ctx,
  input,
}: {
  ctx: Context;
  input: MakeTemplateInput;
}): Promise<{ fileName: string; content: string }> {
  requirePermission(ctx, 'import.list');
  const { key, locale } = parse(input);
  const known = await inTransaction(ctx, ({ tx, tenantId }) => loadMappings(tx, tenantId));
  const found = known.find((each) => each.key === key);
  if (!found) throw notFound({ zh: '映射', en: 'mapping' }, key);
  const columns = columnsOfMapping(found.mapping);
  const cells = columns.map((column) => exampleOf(column, found.mapping, locale));
  return {
    fileName: `${key}.csv`,
    content: BYTE_ORDER_MARK + safeCsvLine(columns) + safeCsvLine(cells),
  };
}

const EXAMPLES: readonly [RegExp, Record<'zh' | 'en', string>][] = [
  [/^\/customer\/externalId$/, { zh: 'C-0001', en: 'C-0001' }],
  [/^\/customer\/name$/, { zh: '张三', en: 'Ada Lovelace' }],
  [/^\/customer\/kind$/, { zh: '个人', en: 'person' }],
  [/^\/customer\/tier$/, { zh: '金卡', en: 'gold' }],
  [/^\/customer\/region$/, { zh: '城东', en: 'East' }],
  [/^\/customer\/industry$/, { zh: '零售', en: 'Retail' }],
  [/^\/customer\/address\/street$/, { zh: '人民路 1 号', en: '1 Main Street' }],
  [/^\/customer\/address\//, { zh: '', en: '' }],
  [/^\/subscription\/(startsOn|billingFrom)$/, { zh: '2026-01-01', en: '2026-01-01' }],
  [/\/quantity$/, { zh: '1', en: '1' }],
  [/^\/reconcile\//, { zh: '59.00', en: '59.00' }],
];

const CONTACTS: Record<string, Record<'zh' | 'en', string>> = {
  phone: { zh: '13800000000', en: '+44 20 7946 0000' },
  email: { zh: 'zhangsan@example.com', en: 'ada@example.com' },
  wechat: { zh: 'zhangsan', en: 'ada' },
  post: { zh: '人民路 1 号', en: '1 Main Street' },
};

/** A value that fits where the column goes; of a condition the first text that it compares with. */
function exampleOf(column: string, mapping: ImportMapping, locale: 'zh' | 'en'): string {
  const places = mappingSources(mapping).filter(({ source }) =>
    columnsOfSource(source).includes(column),
  );
  for (const { path } of places) {
    const contact = /^\/customer\/contacts\/(\d+)\/value$/.exec(path);
    if (contact) {
      const { kind } = mapping.customer.contacts?.[Number(contact[1])] ?? { kind: 'phone' };
      return CONTACTS[kind]?.[locale] ?? '';
    }
    const example = EXAMPLES.find(([pattern]) => pattern.test(path));
    if (example) return example[1][locale];
  }
  return comparedWith(column, places);
}

function comparedWith(column: string, places: ReturnType<typeof mappingSources>): string {
  const name = column.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const { source } of places) {
    if (!('expression' in source)) continue;
    const found = new RegExp(`${name}\\s*=\\s*"([^"]*)"`).exec(String(source.expression));
    if (found) return found[1] ?? '';
    if (new RegExp(`number\\(\\s*${name}\\s*\\)`).test(String(source.expression))) return '12';
  }
  return '';
}
