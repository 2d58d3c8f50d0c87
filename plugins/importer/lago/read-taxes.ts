import { Decimal } from '#engine/core/decimal';
import type { TaxTerms } from './lago-plan.ts';
import { designKey } from './names.ts';
import type { Leftovers } from './not-carried.ts';
import type { Found, Reading } from './reading.ts';

const TAX_MEMBERS = ['code', 'name', 'rate', 'description', 'applied_to_organization'];

/** Taxes on top; several become one rate, since a line carries one mark. */
export function readTaxes(
  list: Found,
  { reading, leftovers }: { reading: Reading; leftovers: Leftovers },
): TaxTerms | undefined {
  const codes: string[] = [];
  let rate = Decimal.ZERO;
  for (const tax of reading.list(list)) {
    if (!reading.object(tax)) continue;
    leftovers.of(tax, [...TAX_MEMBERS, ...COUNTERS]);
    const own = reading.required(reading.member(tax, 'rate'));
    if (!own) continue;
    codes.push(reading.text(reading.member(tax, 'code')) ?? 'tax');
    rate = rate.plus(own);
  }
  if (codes.length === 0) return undefined;
  if (codes.length > 1) {
    reading.note('lago-taxes-joined', list.path, {
      zh: `${codes.length} 种税合并为一个税率 ${rate}%`,
      en: `${codes.length} taxes became one rate of ${rate} %`,
    });
  }
  return { category: designKey(codes.join('-'), 'tax'), ratePercent: `${rate}` };
}

/** Counters of tax objects. */
const COUNTERS = [
  'add_ons_count',
  'charges_count',
  'customers_count',
  'plans_count',
  'commitments_count',
  'invoices_count',
];
