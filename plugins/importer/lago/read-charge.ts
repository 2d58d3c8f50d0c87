import { Decimal } from '#engine/core/decimal';
import type { LocalText } from '#engine/core/issue';
import { type ChargeModel, GROUPING_MEMBERS, MODEL_MEMBERS, readModel } from './charge-model.ts';
import type { Charge, ChargeFilter, FixedCharge, PricingUnit, TaxTerms } from './lago-plan.ts';
import type { Leftovers } from './not-carried.ts';
import { readTaxes } from './read-taxes.ts';
import type { Found, Reading } from './reading.ts';

/** What charges share with their plan. */
export interface ChargeContext {
  reading: Reading;
  leftovers: Leftovers;
  /** Digits of the minor unit. */
  digits: number;
  /** Taxes of the plan, for charges without their own. */
  planTax: TaxTerms | undefined;
}

const MAX_NAME_CHARS = 200;
/** Amounts in a pricing unit are written in hundredths of it. */
const PRICING_UNIT_DIGITS = 2;

const CHARGE_MEMBERS = [
  'code',
  'billable_metric_code',
  'billable_metric',
  'charge_model',
  'invoice_display_name',
  'properties',
  'filters',
  'group_properties',
  'prorated',
  'min_amount_cents',
  'applied_pricing_unit',
  'taxes',
];
const FIXED_CHARGE_MEMBERS = [
  'code',
  'add_on_code',
  'charge_model',
  'invoice_display_name',
  'properties',
  'prorated',
  'units',
  'taxes',
];
const FIXED_MODELS = ['standard', 'graduated', 'volume'];

/** A name of the source, the same in both languages. */
export function named(text: string): LocalText {
  const short = text.slice(0, MAX_NAME_CHARS);
  return { zh: short, en: short };
}

function readModelName(
  charge: Found,
  allowed: readonly string[],
  reading: Reading,
): string | undefined {
  const member = reading.member(charge, 'charge_model');
  const name = reading.text(member);
  if (name !== undefined && allowed.includes(name)) return name;
  const shown = name?.slice(0, 60) ?? '';
  reading.refuse(
    'lago-unknown-model',
    member.path,
    {
      zh: `没有计费模型“${shown}”，该费用未导入`,
      en: `there is no charge model "${shown}"; the charge was not carried over`,
    },
    { model: shown },
  );
  return undefined;
}

/** Usage is known by its metric's code; a plan that was never stored only has the metric's id. */
function readMetric(charge: Found, reading: Reading): string | undefined {
  const metric = reading.member(charge, 'billable_metric');
  const code =
    reading.text(reading.member(charge, 'billable_metric_code')) ??
    (reading.object(metric) ? reading.text(reading.member(metric, 'code')) : undefined);
  if (code !== undefined) return code;
  const id =
    reading.text(reading.member(charge, 'billable_metric_id')) ??
    reading.text(reading.member(charge, 'lago_billable_metric_id'));
  const path = `${charge.path}/billable_metric_code`;
  if (id === undefined) {
    reading.refuse('lago-missing', path, {
      zh: `缺少 ${path}，该费用未导入`,
      en: `${path} is missing; the charge was not carried over`,
    });
  } else {
    reading.note('lago-metric-id', path, {
      zh: `缺少 ${path}：用量按指标编号 ${id} 读取`,
      en: `${path} is missing: usage is read by the metric's id, ${id}`,
    });
  }
  return id;
}

function noteProperties(model: string, properties: Found, { leftovers }: ChargeContext): void {
  leftovers.of(properties, MODEL_MEMBERS[model] ?? []);
}

/** Grouping keys stand twice in Lago's answers, under the old name and the new one. */
function withoutTwin(properties: Found, reading: Reading): Found {
  const [old = '', recent = ''] = GROUPING_MEMBERS;
  const members = reading.object(properties);
  if (!members || !Object.hasOwn(members, recent) || !Object.hasOwn(members, old)) {
    return properties;
  }
  const { [old]: _, ...rest } = members;
  return { value: rest, path: properties.path };
}

function filterKey(values: Found, reading: Reading): string | undefined {
  const members = reading.object(values);
  if (!members) return undefined;
  const parts = Object.keys(members).map((name) => {
    const member = reading.member(values, name);
    const options = Array.isArray(member.value) ? reading.list(member) : [member];
    return `${name}=${options.map((option) => reading.text(option) ?? '').join(',')}`;
  });
  return parts.length === 0 ? undefined : parts.join(';').slice(0, MAX_NAME_CHARS);
}

/** `filters` of today's plans; `group_properties` of those before them. */
function readFilters(
  charge: Found,
  model: string,
  isEventByEvent: boolean,
  context: ChargeContext,
): ChargeFilter[] {
  const { reading, leftovers } = context;
  const read = (filter: Found, key: string | undefined, properties: Found): ChargeFilter[] => {
    if (key === undefined) {
      const message = {
        zh: '筛选没有取值，未导入',
        en: 'a filter without values; not carried over',
      };
      reading.refuse('lago-filter', filter.path, message);
      return [];
    }
    const terms = readModel(model, properties, isEventByEvent, reading);
    noteProperties(model, withoutTwin(properties, reading), context);
    if (!terms) return [];
    const display = reading.text(reading.member(filter, 'invoice_display_name'));
    return [{ key, name: named(display ?? key), model: terms }];
  };
  const filters = reading.list(reading.member(charge, 'filters')).flatMap((filter) => {
    leftovers.of(filter, ['invoice_display_name', 'properties', 'values']);
    const key = filterKey(reading.member(filter, 'values'), reading);
    return read(filter, key, reading.member(filter, 'properties'));
  });
  const groups = reading.list(reading.member(charge, 'group_properties')).flatMap((group) => {
    leftovers.of(group, ['invoice_display_name', 'group_id', 'values']);
    const id = reading.text(reading.member(group, 'group_id'));
    return read(group, id && `group=${id}`, reading.member(group, 'values'));
  });
  return [...filters, ...groups];
}

function readPricingUnit(charge: Found, { reading, leftovers }: ChargeContext) {
  const unit = reading.member(charge, 'applied_pricing_unit');
  if (!reading.object(unit)) return undefined;
  leftovers.of(unit, ['code', 'conversion_rate']);
  const rate = reading.required(reading.member(unit, 'conversion_rate'));
  const code = reading.text(reading.member(unit, 'code')) ?? '';
  return rate && ({ code, rate: `${rate}` } satisfies PricingUnit);
}

/** A charge with filters may have no price of its own: usage that no filter takes is free. */
function readOwnModel(
  charge: Found,
  model: string,
  isEventByEvent: boolean,
  hasFilters: boolean,
  context: ChargeContext,
): ChargeModel | undefined {
  const { reading } = context;
  const properties = reading.member(charge, 'properties');
  const members = reading.object(properties) ?? {};
  noteProperties(model, withoutTwin(properties, reading), context);
  const isPriced = (MODEL_MEMBERS[model] ?? []).some((name) => Object.hasOwn(members, name));
  const needsPrice = (MODEL_MEMBERS[model] ?? []).length > 0;
  if (hasFilters && needsPrice && !isPriced) return { kind: 'standard', price: '0' };
  return readModel(model, properties, isEventByEvent, reading);
}

function noteProration(charge: Found, model: ChargeModel, { reading }: ChargeContext): void {
  const facts: Partial<Record<ChargeModel['kind'], LocalText>> = {
    graduated: {
      zh: 'quantity 为折算后用量；分档按 values 与 prorated_values 逐笔计算',
      en: 'quantity is the prorated usage; tiers are found with values and prorated_values',
    },
    volume: {
      zh: 'quantity 为折算后用量；档位按 full_quantity 确定',
      en: 'quantity is the prorated usage; the tier is found with full_quantity',
    },
  };
  const otherwise = { zh: 'quantity 应为折算后用量', en: 'quantity must be the prorated usage' };
  reading.note('lago-prorated', `${charge.path}/prorated`, facts[model.kind] ?? otherwise);
}

/** A charge in terms of our own; undefined after its problems were reported. */
export function readCharge(charge: Found, context: ChargeContext): Charge | undefined {
  const { reading, leftovers, digits, planTax } = context;
  if (!reading.object(charge)) {
    reading.required({ value: undefined, path: charge.path });
    return undefined;
  }
  leftovers.of(charge, CHARGE_MEMBERS);
  const model = readModelName(charge, Object.keys(MODEL_MEMBERS), reading);
  const metric = readMetric(charge, reading);
  const isEventByEvent = reading.flag(reading.member(charge, 'pay_in_advance'));
  if (model === undefined || metric === undefined) return undefined;
  const filters = readFilters(charge, model, isEventByEvent, context);
  const own = readOwnModel(charge, model, isEventByEvent, filters.length > 0, context);
  const pricingUnit = readPricingUnit(charge, context);
  const isProrated = reading.flag(reading.member(charge, 'prorated'));
  const minimum = reading.amount(reading.member(charge, 'min_amount_cents'));
  const tax = readTaxes(reading.member(charge, 'taxes'), context) ?? planTax;
  if (!own) return undefined;
  if (isProrated) noteProration(charge, own, context);
  if (model === 'custom') noteCustom(charge, metric, reading);
  const code = reading.text(reading.member(charge, 'code')) ?? metric;
  const display = reading.text(reading.member(charge, 'invoice_display_name'));
  return {
    code,
    metric,
    name: named(display ?? metric),
    model: own,
    filters,
    isProrated,
    minimum:
      minimum && minimum.sign() > 0
        ? minimum.shifted(-(pricingUnit ? PRICING_UNIT_DIGITS : digits))
        : undefined,
    pricingUnit,
    tax,
  };
}

function noteCustom(charge: Found, metric: string, reading: Reading): void {
  reading.note('lago-custom', `${charge.path}/charge_model`, {
    zh: `自定义计费由 Lago 中的代码计算，未导入；金额取自用量 ${metric} 的 amount`,
    en: `a custom charge is computed by code within Lago, which was not carried over; its amount is read from the usage of ${metric} as amount`,
  });
}

/** A charge whose units the plan names; undefined after its problems were reported. */
export function readFixedCharge(charge: Found, context: ChargeContext): FixedCharge | undefined {
  const { reading, leftovers, planTax } = context;
  if (!reading.object(charge)) {
    reading.required({ value: undefined, path: charge.path });
    return undefined;
  }
  leftovers.of(charge, FIXED_CHARGE_MEMBERS);
  const name = readModelName(charge, FIXED_MODELS, reading);
  if (name === undefined) return undefined;
  const properties = reading.member(charge, 'properties');
  noteProperties(name, properties, context);
  const model = readModel(name, properties, false, reading);
  const units = reading.amount(reading.member(charge, 'units')) ?? Decimal.ONE;
  const tax = readTaxes(reading.member(charge, 'taxes'), context) ?? planTax;
  const text = (member: string) => reading.text(reading.member(charge, member));
  const code = text('code') ?? text('add_on_code') ?? 'fixed-charge';
  const display = text('invoice_display_name') ?? text('add_on_code') ?? code;
  const isProrated = reading.flag(reading.member(charge, 'prorated'));
  return model && { code, name: named(display), model, units: `${units}`, isProrated, tax };
}
