import { Decimal } from '#engine/core/decimal';
import { type Issue, issue } from '#engine/core/issue';
import type { ImportMapping, Plan, PlanModule } from '#schemas';
import { freeAttribute, readAttribute } from './attribute-mapper.ts';
import type { ColumnScope } from './column-scope.ts';
import { toDecimal, toIsoDate, toText } from './convert-value.ts';
import type { MappedItem, MappedSubscription } from './mapped-row.ts';
import { rowProblem } from './row-problem.ts';
import {
  compileCondition,
  compileSource,
  type RowSlots,
  type ValueReader,
} from './value-reader.ts';

type SubscriptionMapping = NonNullable<ImportMapping['subscription']>;
type ItemMapping = SubscriptionMapping['items'][number];
type SubscriptionMapper = (
  slots: RowSlots,
  customerId: string,
  issues: Issue[],
) => MappedSubscription | null;
type ItemReader = (slots: RowSlots, issues: Issue[]) => MappedItem | undefined;

export interface SubscriptionOptions {
  /** The published plan that the mapping names. */
  plan: Plan;
  /** ISO date that billing starts on where the mapping doesn't say. */
  billingFrom?: string | undefined;
}

function readDate(reader: ValueReader, slots: RowSlots, issues: Issue[]): string | undefined {
  const value = reader.read(slots);
  if (value === null || value === '') return undefined;
  const date = toIsoDate(value);
  if (date !== undefined) return date;
  const shown = (toText(value) ?? '').slice(0, 40);
  issues.push(
    rowProblem(
      'value-no-date',
      {
        zh: `“${reader.column}”的值“${shown}”不是日期（应如 2026-01-31）`,
        en: `"${reader.column}" is "${shown}", no date such as 2026-01-31`,
      },
      { column: reader.column, value: shown },
    ),
  );
  return undefined;
}

function quantityProblem(module: PlanModule, shown: string, column: string): Issue {
  const { minimum = '0', maximum = '∞' } = module.quantity ?? {};
  return rowProblem(
    'quantity-refused',
    {
      zh: `“${module.name.zh}”的数量“${shown}”应为 ${minimum} 到 ${maximum} 之间的数字`,
      en: `the quantity "${shown}" of ${module.name.en} must be a number from ${minimum} to ${maximum}`,
    },
    { module: module.key, column, value: shown },
  );
}

function readQuantity(
  module: PlanModule,
  reader: ValueReader,
  slots: RowSlots,
  issues: Issue[],
): string {
  const value = reader.read(slots);
  if (value === null || value === '') return String(module.quantity?.default ?? '1');
  const quantity = toDecimal(value);
  const { minimum = '0', maximum } = module.quantity ?? {};
  const isWithin =
    quantity !== undefined &&
    quantity.compare(Decimal.of(minimum)) >= 0 &&
    (maximum === undefined || quantity.compare(Decimal.of(maximum)) <= 0);
  if (isWithin) return quantity.toString();
  issues.push(quantityProblem(module, (toText(value) ?? '').slice(0, 40), reader.column));
  return '1';
}

function compileItem(
  item: ItemMapping,
  index: number,
  plan: Plan,
  columns: ColumnScope,
  issues: Issue[],
): ItemReader {
  const path = `/subscription/items/${index}`;
  const module = plan.modules.find(({ key }) => key === item.module);
  const holds = compileCondition(item.when, columns, `${path}/when`, issues);
  const quantity = compileSource(item.quantity, columns, `${path}/quantity`, issues);
  const attributes = Object.entries(item.attributes ?? {}).map(
    ([key, source]) =>
      [key, compileSource(source, columns, `${path}/attributes/${key}`, issues)] as const,
  );
  if (!module) {
    issues.push(
      issue(
        'mapping-module-unknown',
        `${path}/module`,
        {
          zh: `套餐“${plan.key}”没有模块“${item.module}”`,
          en: `plan "${plan.key}" has no module "${item.module}"`,
        },
        { plan: plan.key, module: item.module },
      ),
    );
    return () => undefined;
  }
  return (slots, problems) => {
    if (!holds(slots)) return undefined;
    return {
      module: module.key,
      quantity: readQuantity(module, quantity, slots, problems),
      attributes: Object.fromEntries(
        attributes.flatMap(([key, reader]) => {
          const value = freeAttribute(reader.read(slots));
          return value === undefined ? [] : [[key, value]];
        }),
      ),
    };
  };
}

function compileAttributes(
  mapping: SubscriptionMapping,
  plan: Plan,
  columns: ColumnScope,
  issues: Issue[],
): (slots: RowSlots, problems: Issue[]) => Record<string, unknown> {
  const sources = mapping.attributes ?? {};
  const described = (plan.attributes ?? []).map((attribute) => {
    const path = `/subscription/attributes/${attribute.key}`;
    return { attribute, reader: compileSource(sources[attribute.key], columns, path, issues) };
  });
  const known = new Set(described.map(({ attribute }) => attribute.key));
  const free = Object.entries(sources)
    .filter(([key]) => !known.has(key))
    .map(([key, source]) => ({
      key,
      reader: compileSource(source, columns, `/subscription/attributes/${key}`, issues),
    }));
  return (slots, problems) => {
    const entries = [
      ...described.map(({ attribute, reader }) => [
        attribute.key,
        readAttribute(attribute, reader.read(slots), reader.column, problems),
      ]),
      ...free.map(({ key, reader }) => [key, freeAttribute(reader.read(slots))]),
    ];
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
}

function missingRequired(plan: Plan, items: readonly MappedItem[]): Issue[] {
  return plan.modules
    .filter(({ required, key }) => required && !items.some(({ module }) => module === key))
    .map((module) =>
      rowProblem(
        'module-required',
        {
          zh: `缺少套餐必选模块“${module.name.zh}”`,
          en: `the plan's required module ${module.name.en} is missing`,
        },
        { module: module.key },
      ),
    );
}

/** Reads the subscription of a row with its items; null where the row takes no module. */
export function compileSubscription(
  mapping: SubscriptionMapping,
  columns: ColumnScope,
  options: SubscriptionOptions,
  issues: Issue[],
): SubscriptionMapper {
  const { plan } = options;
  const source = (value: Parameters<typeof compileSource>[0], path: string) =>
    compileSource(value, columns, `/subscription/${path}`, issues);
  const externalId = source(mapping.externalId, 'externalId');
  const startsOn = source(mapping.startsOn, 'startsOn');
  const billingFrom = source(mapping.billingFrom, 'billingFrom');
  const attributes = compileAttributes(mapping, plan, columns, issues);
  const items = mapping.items.map((item, index) => compileItem(item, index, plan, columns, issues));

  return (slots, customerId, problems) => {
    const found = items.flatMap((read) => read(slots, problems) ?? []);
    if (found.length === 0) return null;
    problems.push(...missingRequired(plan, found));
    const from = readDate(billingFrom, slots, problems) ?? options.billingFrom;
    if (from === undefined) problems.push(noBillingFrom());
    const start = readDate(startsOn, slots, problems) ?? from ?? '';
    return {
      externalId: toText(externalId.read(slots)) ?? `${customerId}/${plan.key}`,
      planKey: plan.key,
      startsOn: start,
      billingFrom: from ?? '',
      attributes: attributes(slots, problems),
      items: found,
    };
  };
}

function noBillingFrom(): Issue {
  return rowProblem('billing-from-missing', {
    zh: '没有计费起始日',
    en: 'there is no day that billing starts on',
  });
}
