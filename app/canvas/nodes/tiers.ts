import type { GraduatedConfig, LocalText } from '#schemas';
import type { RuleTable, TableColumn, Term } from './view.ts';
import { type Expression, join, same, short } from './words.ts';

export type Tier = GraduatedConfig['tiers'][number];

const MOST_TIERS = 4;

/** What a unit of a tier costs: `0.80`, `2 %`, `0.80 + 5`; only the flat fee where that is all. */
export function tierPrice({ price, ratePercent, flat }: Tier): string {
  const unit =
    price !== undefined
      ? short(price, 24)
      : ratePercent === undefined
        ? undefined
        : `${short(ratePercent, 24)} %`;
  if (unit === undefined) return short(flat ?? 0, 24);
  return flat === undefined ? unit : `${unit} + ${short(flat, 24)}`;
}

function tierText(tier: Tier, position: number, count: number, priceOf: (tier: Tier) => string) {
  const price = priceOf(tier);
  if (tier.upTo !== null) {
    const bound = short(tier.upTo, 24);
    return { zh: `≤ ${bound}：${price}`, en: `≤ ${bound}: ${price}` };
  }
  if (position === 0 && count === 1) return same(price);
  return { zh: `以上：${price}`, en: `above: ${price}` };
}

/** «≤ 100：1.00 · ≤ 500：0.80 · 以上：0.55», the first tiers where there are many. */
export function summarizeTiers(
  tiers: readonly Tier[],
  priceOf: (tier: Tier) => string = tierPrice,
): LocalText {
  const shown = tiers.length > MOST_TIERS ? tiers.slice(0, MOST_TIERS - 1) : tiers;
  const texts = shown.map((tier, position) => tierText(tier, position, tiers.length, priceOf));
  const count = tiers.length;
  const more =
    shown.length < count ? { zh: `… 共 ${count} 档`, en: `… ${count} tiers` } : undefined;
  return join([...texts, more]);
}

/** Tiers for some, each with its condition and its first tiers. */
export function tableTerms(
  tables: GraduatedConfig['tables'] = [],
  priceOf: (tier: Tier) => string = tierPrice,
): Term[] {
  return tables.map(({ when, label, tiers }) => {
    const { zh, en } = summarizeTiers(tiers, priceOf);
    return {
      label: label ?? { zh: `若 ${short(when, 24)}`, en: `If ${short(when, 24)}` },
      value: { zh, en },
    };
  });
}

/** «另有 2 组阶梯», for the card. */
export function moreTables(tables: GraduatedConfig['tables'] = []): LocalText | undefined {
  const count = tables.length;
  if (count === 0) return undefined;
  return { zh: `另有 ${count} 组阶梯`, en: `${count} more ${count === 1 ? 'table' : 'tables'}` };
}

const cell = (expression: Expression | undefined): string =>
  expression === undefined ? '' : String(expression);

const FROM: TableColumn = {
  label: { zh: '超过', en: 'Above' },
  role: 'condition',
  isNumber: true,
};
const TO: TableColumn = { label: { zh: '至', en: 'Up to' }, role: 'condition', isNumber: true };

const PRICES = [
  { member: 'price', label: { zh: '单价', en: 'Unit price' } },
  { member: 'ratePercent', label: { zh: '费率 %', en: 'Rate %' } },
  { member: 'flat', label: { zh: '固定费', en: 'Flat fee' } },
] as const;

/** Tiers as a table: bounds, then what is charged; columns nobody fills are left out. */
export function tierTable(tiers: readonly Tier[]): RuleTable {
  const prices = PRICES.filter(({ member }) => tiers.some((tier) => tier[member] !== undefined));
  return {
    columns: [
      FROM,
      TO,
      ...prices.map(({ label }) => ({ label, role: 'result' as const, isNumber: true })),
    ],
    rows: tiers.map((tier, position) => ({
      cells: [
        position === 0 ? '0' : cell(tiers[position - 1]?.upTo ?? undefined),
        tier.upTo === null ? '∞' : cell(tier.upTo),
        ...prices.map(({ member }) => cell(tier[member])),
      ],
    })),
  };
}
