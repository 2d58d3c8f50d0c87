import { minorUnits } from '#engine/core/money';
import type { Charge, Commitment, FixedCharge, LagoPlan } from './lago-plan.ts';
import { Leftovers } from './not-carried.ts';
import { type ChargeContext, named, readCharge, readFixedCharge } from './read-charge.ts';
import { readTaxes } from './read-taxes.ts';
import { type Found, isMissing, type Reading } from './reading.ts';

const PLAN_MEMBERS = [
  'name',
  'code',
  'description',
  'invoice_display_name',
  'interval',
  'amount_cents',
  'amount_currency',
  'charges',
  'fixed_charges',
  'minimum_commitment',
  'taxes',
];

const INTERVALS: Readonly<Record<string, LagoPlan['interval']>> = {
  weekly: { unit: 'week', count: 1 },
  monthly: { unit: 'month', count: 1 },
  quarterly: { unit: 'quarter', count: 1 },
  semiannual: { unit: 'month', count: 6 },
  yearly: { unit: 'year', count: 1 },
};

/** More charges than this can't become one flow; they are not even read. */
const MAX_CHARGES = 500;

function readCurrency(plan: Found, reading: Reading): string | undefined {
  const member = reading.member(plan, 'amount_currency');
  const currency = reading.text(member);
  if (currency === undefined) {
    if (!isMissing(member.value)) return undefined;
    reading.note('lago-no-currency', member.path, {
      zh: '套餐没有币种，按 USD 导入',
      en: 'the plan has no currency; it was imported in USD',
    });
    return 'USD';
  }
  if (minorUnits(currency) !== undefined) return currency;
  const shown = currency.slice(0, 20);
  reading.refuse(
    'unknown-currency',
    member.path,
    {
      zh: `“${shown}”不是 ISO 4217 的现行币种`,
      en: `"${shown}" is no active currency of ISO 4217`,
    },
    { currency: shown },
  );
  return undefined;
}

function readInterval(plan: Found, reading: Reading): LagoPlan['interval'] {
  const member = reading.member(plan, 'interval');
  const name = reading.text(member);
  const known = name !== undefined && Object.hasOwn(INTERVALS, name) ? INTERVALS[name] : undefined;
  if (known) return known;
  if (name !== undefined) {
    reading.note('lago-interval', member.path, {
      zh: `未知的周期“${name.slice(0, 40)}”，按月导入`,
      en: `unknown interval "${name.slice(0, 40)}", imported as monthly`,
    });
  }
  return { unit: 'month', count: 1 };
}

function readCommitment(plan: Found, context: ChargeContext): Commitment | undefined {
  const { reading, leftovers, digits, planTax } = context;
  const commitment = reading.member(plan, 'minimum_commitment');
  if (!reading.object(commitment)) return undefined;
  leftovers.of(commitment, [
    'amount_cents',
    'invoice_display_name',
    'taxes',
    'interval',
    'commitment_type',
  ]);
  const amount = reading.amount(reading.member(commitment, 'amount_cents'));
  if (!amount || amount.isZero()) return undefined;
  const display = reading.text(reading.member(commitment, 'invoice_display_name'));
  return {
    name: display === undefined ? { zh: '最低承诺补足', en: 'Minimum commitment' } : named(display),
    amount: amount.shifted(-digits),
    tax: readTaxes(reading.member(commitment, 'taxes'), context) ?? planTax,
  };
}

function readCharges<Kind extends Charge | FixedCharge>(
  list: Found,
  context: ChargeContext,
  read: (charge: Found, context: ChargeContext) => Kind | undefined,
): Kind[] {
  const found = context.reading.list(list);
  return found.map((charge) => read(charge, context)).filter((charge) => charge !== undefined);
}

function isTooMany(plan: Found, reading: Reading): boolean {
  const { value } = plan;
  const sizeOf = (name: string): number => {
    const list = reading.member({ value, path: '' }, name).value;
    return Array.isArray(list) ? list.length : 0;
  };
  const count = sizeOf('charges') + sizeOf('fixed_charges');
  if (count <= MAX_CHARGES) return false;
  reading.refuse(
    'lago-too-many-charges',
    `${plan.path}/charges`,
    {
      zh: `套餐有 ${count} 项费用，最多 ${MAX_CHARGES} 项`,
      en: `the plan has ${count} charges; ${MAX_CHARGES} at most can be imported`,
    },
    { count, limit: MAX_CHARGES },
  );
  return true;
}

/** The plan in terms of our own; undefined where nothing of it can be imported. */
export function readPlan(plan: Found, reading: Reading): LagoPlan | undefined {
  const leftovers = new Leftovers(reading);
  const text = (name: string) => reading.text(reading.member(plan, name));
  const currency = readCurrency(plan, reading);
  if (currency === undefined || isTooMany(plan, reading)) return undefined;
  leftovers.of(plan, PLAN_MEMBERS);
  const digits = minorUnits(currency) ?? 0;
  const planTax = readTaxes(reading.member(plan, 'taxes'), { reading, leftovers });
  const context: ChargeContext = { reading, leftovers, digits, planTax };
  const code = text('code') ?? text('name') ?? 'plan';
  const name = text('name') ?? code;
  const amount = reading.amount(reading.member(plan, 'amount_cents'));
  const result: LagoPlan = {
    code,
    name: named(name),
    description: text('description'),
    currency,
    digits,
    interval: readInterval(plan, reading),
    fee:
      amount && !amount.isZero()
        ? {
            name: named(text('invoice_display_name') ?? name),
            amount: amount.shifted(-digits),
            tax: planTax,
          }
        : undefined,
    charges: readCharges(reading.member(plan, 'charges'), context, readCharge),
    fixedCharges: readCharges(reading.member(plan, 'fixed_charges'), context, readFixedCharge),
    commitment: readCommitment(plan, context),
  };
  leftovers.close();
  return result;
}
