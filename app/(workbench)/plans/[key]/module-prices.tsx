import { useLocale, useTranslations } from 'next-intl';
import type { ModulePrice, Price } from '#engine/runtime/design';
import { cn, Money } from '../../../ui/index.ts';
import { useBillingWords } from './billing-words.ts';

interface ModulePricesProps {
  price: ModulePrice;
  currency: string;
}

function Amount({ price, currency, large }: { price: Price; currency: string; large?: boolean }) {
  const locale = useLocale();
  if (price.subtotal === null) {
    return <span className="text-danger text-xs">{price.issue?.message[locale]}</span>;
  }
  return (
    <Money
      amount={price.subtotal}
      bare={!large}
      className={cn('font-medium', large && 'text-lg')}
      currency={currency}
    />
  );
}

/** One price: how much, how often, and what it comes to with tax. */
function SinglePrice({ price, shown, currency }: ModulePricesProps & { shown: Price }) {
  const t = useTranslations('plans.prices');
  const { per } = useBillingWords();
  const hasTax = shown.tax !== null && /[1-9]/.test(shown.tax);
  return (
    <p>
      <Amount currency={currency} large price={shown} />
      {shown.subtotal !== null && (
        <span className="ml-1 text-muted text-sm">
          {price.interval ? per(price.interval) : t('once')}
        </span>
      )}
      {hasTax && shown.total !== null && (
        <span className="ml-3 text-muted text-xs">
          {t('withTax')} <Money amount={shown.total} bare currency={currency} />
        </span>
      )}
    </p>
  );
}

const cell = 'px-2 py-1 text-right';
const head = `${cell} border-line border-b font-medium text-muted text-xs`;

/** Prices by one or two choices, as a grid; further choices each make a grid of their own. */
function PriceGrid({ price, currency }: ModulePricesProps) {
  const t = useTranslations('plans.prices');
  const locale = useLocale();
  const { per } = useBillingWords();
  const { choices, prices } = price;
  const [rows, columns] = [choices.at(-2), choices.at(-1)];
  if (!columns) return null;
  const width = columns.values.length;
  const labelOf = (choice: typeof columns) =>
    choice.kind === 'usage' ? t('usage', { metric: choice.key }) : choice.label[locale];
  const wordsOf = ({ valueLabels }: typeof columns, value: (typeof columns.values)[number]) =>
    valueLabels?.[String(value)]?.[locale] ?? String(value);
  const lines = rows
    ? rows.values.map((value, index) => ({
        value: wordsOf(rows, value),
        cells: prices.slice(index * width, (index + 1) * width),
      }))
    : [{ value: '', cells: prices.slice(0, width) }];
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="pb-1 text-left text-muted text-xs">
          {t('caption', { currency })} {price.interval && per(price.interval)}
        </caption>
        <thead>
          <tr>
            <th className={cn(head, 'text-left')} scope="col">
              {rows ? `${labelOf(rows)} \\ ${labelOf(columns)}` : labelOf(columns)}
            </th>
            {columns.values.map((value) => (
              <th className={cn(head, 'whitespace-nowrap')} key={String(value)} scope="col">
                {wordsOf(columns, value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ value, cells }) => (
            <tr key={value}>
              <th className="px-2 py-1 text-left font-normal text-muted" scope="row">
                {value || t('amount')}
              </th>
              {cells.map((of) => (
                <td className={cell} key={of.values.join(' ')}>
                  <Amount currency={currency} price={of} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a module costs before tax. */
export function ModulePrices({ price, currency }: ModulePricesProps) {
  const [only] = price.prices;
  if (price.choices.length === 0 && only) {
    return <SinglePrice currency={currency} price={price} shown={only} />;
  }
  return <PriceGrid currency={currency} price={price} />;
}
