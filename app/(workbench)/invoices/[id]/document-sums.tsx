import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Decimal } from '#engine/core/decimal';
import type { FoundInvoice, TaxSum } from '#engine/runtime/invoice';
import { cn, formatMoney } from '../../../ui/index.ts';
import { Amount } from '../amount.tsx';
import { figureText } from '../figure-text.ts';

interface SumProps {
  label: ReactNode;
  amount: string | null;
  currency: string;
  /** What it all comes to. */
  strong?: boolean;
}

function Sum({ label, amount, currency, strong = false }: SumProps) {
  return (
    <div
      className={cn(
        'flex items-baseline justify-between gap-6 py-1',
        strong && 'border-line-strong border-t pt-2 font-semibold text-base',
      )}
    >
      <dt className={strong ? undefined : 'text-muted'}>{label}</dt>
      <dd>
        <Amount amount={amount} bare={!strong} currency={currency} />
      </dd>
    </div>
  );
}

const isZero = (amount: string | null): boolean =>
  amount === null || (Decimal.parse(amount)?.isZero() ?? false);

/** Subtotal, taxes by rate, rounding, total, balance, and what is due. */
export function DocumentSums({
  invoice,
  taxes,
}: {
  invoice: FoundInvoice;
  taxes: readonly TaxSum[];
}) {
  const t = useTranslations('invoices.page');
  const locale = useLocale();
  const { currency, status } = invoice;
  const isPosted = status === 'posted';
  const baseOf = ({ base }: TaxSum): string =>
    /^-?\d/.test(base) ? formatMoney(base, currency, locale) : base;
  return (
    <div className="flex justify-end px-4 py-4 sm:px-6">
      <dl className="w-full max-w-sm text-sm">
        <Sum amount={invoice.subtotal} currency={currency} label={t('subtotal')} />
        {taxes.map((tax) => (
          <Sum
            amount={tax.amount}
            currency={currency}
            key={`${tax.category} ${tax.ratePercent} ${tax.mode}`}
            label={t(tax.mode === 'inclusive' ? 'taxInclusive' : 'tax', {
              rate: figureText(tax.ratePercent),
              base: baseOf(tax),
            })}
          />
        ))}
        {!isZero(invoice.rounding) && (
          <Sum amount={invoice.rounding} currency={currency} label={t('rounding')} />
        )}
        <Sum amount={invoice.total} currency={currency} label={t('total')} strong />
        {isPosted && !isZero(invoice.balanceApplied) && (
          <Sum
            amount={
              Decimal.parse(invoice.balanceApplied ?? '')
                ?.negated()
                .toString() ?? invoice.balanceApplied
            }
            currency={currency}
            label={t('balance')}
          />
        )}
        {isPosted && (
          <Sum amount={invoice.amountDue} currency={currency} label={t('amountDue')} strong />
        )}
      </dl>
    </div>
  );
}
