import { Decimal } from '#engine/core/decimal';
import { figureText } from '../../../../(workbench)/invoices/figure-text.ts';
import { moneyText } from './money-text.ts';
import type { PaperProps } from './paper.tsx';
import { wordsIn } from './words.ts';

const isZero = (amount: string | null): boolean =>
  amount === null || (Decimal.parse(amount)?.isZero() ?? false);

interface SumLine {
  label: string;
  amount: string;
  strong?: boolean;
}

function linesOf({ details: { invoice, taxes }, language }: PaperProps): SumLine[] {
  const t = wordsIn(language);
  const { currency } = invoice;
  const money = (amount: string | null): string => moneyText(amount ?? '', currency, language);
  return [
    { label: t('page.subtotal'), amount: money(invoice.subtotal) },
    ...taxes.map((tax) => ({
      label: t(tax.mode === 'inclusive' ? 'page.taxInclusive' : 'page.tax', {
        rate: figureText(tax.ratePercent),
        base: money(tax.base),
      }),
      amount: money(tax.amount),
    })),
    ...(isZero(invoice.rounding)
      ? []
      : [{ label: t('page.rounding'), amount: money(invoice.rounding) }]),
    { label: t('page.total'), amount: `${money(invoice.total)} ${currency}`, strong: true },
    ...(isZero(invoice.balanceApplied)
      ? []
      : [{ label: t('page.balance'), amount: `−${money(invoice.balanceApplied)}` }]),
    ...(invoice.amountDue === null
      ? []
      : [
          {
            label: t('page.amountDue'),
            amount: `${money(invoice.amountDue)} ${currency}`,
            strong: true,
          },
        ]),
  ];
}

/** What it all comes to. */
export function PaperSums(props: PaperProps) {
  return (
    <dl className="mt-4 ml-auto w-full max-w-[90mm] break-inside-avoid text-sm">
      {linesOf(props).map(({ label, amount, strong = false }) => (
        <div
          className={
            strong
              ? 'flex justify-between gap-4 border-ink border-t py-1.5 font-semibold text-base'
              : 'flex justify-between gap-4 py-1'
          }
          key={label}
        >
          <dt>{label}</dt>
          <dd className="whitespace-nowrap">{amount}</dd>
        </div>
      ))}
    </dl>
  );
}
