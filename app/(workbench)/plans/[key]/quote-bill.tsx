'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { Computation } from '#schemas';
import { Money, Notice } from '../../../ui/index.ts';

interface QuoteBillProps {
  bill: Computation;
  currency: string;
}

/** The bill of one whole period: lines, tax, total; or why there is none. */
export function QuoteBill({ bill, currency }: QuoteBillProps) {
  const t = useTranslations('plans.quote');
  const locale = useLocale();
  if (!('lines' in bill)) {
    return (
      <Notice tone="notice">
        {bill.issues.map(({ code, message }) => (
          <p key={code}>{message[locale]}</p>
        ))}
      </Notice>
    );
  }
  const { lines, taxes, total } = bill;
  return (
    <dl className="flex flex-col gap-1 text-sm">
      {lines.map(({ item, name, amount, quantity }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a bill may be of one item
        <div className="flex items-baseline justify-between gap-3" key={`${item} ${index}`}>
          <dt className="min-w-0 truncate">
            {name[locale]}
            {quantity !== null && quantity !== '1' && (
              <span className="text-muted"> × {quantity}</span>
            )}
          </dt>
          <dd>
            <Money amount={amount} bare currency={currency} />
          </dd>
        </div>
      ))}
      {taxes.map(({ category, ratePercent, amount }) => (
        <div
          className="flex items-baseline justify-between gap-3 text-muted"
          key={`${category} ${ratePercent}`}
        >
          <dt className="min-w-0 truncate">{t('tax', { category, ratePercent })}</dt>
          <dd>
            <Money amount={amount} bare currency={currency} />
          </dd>
        </div>
      ))}
      <div className="mt-1 flex items-baseline justify-between gap-3 border-line border-t pt-2 font-semibold">
        <dt>{t('total')}</dt>
        <dd>
          <Money amount={total} className="text-lg" currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
