'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PriceCard } from '#engine/runtime/design';
import type { Plan } from '#schemas';
import { useTrpc } from '../../../trpc/client.tsx';
import { errorText } from '../../../trpc/shown-error.ts';
import { Notice, Panel } from '../../../ui/index.ts';
import { QuoteBill } from './quote-bill.tsx';
import { QuoteForm } from './quote-form.tsx';
import { type Order, quoteInput, usualOrder } from './quote-order.ts';

interface QuotePanelProps {
  plan: Plan;
  card: PriceCard;
  version: number | 'draft';
}

/** An order filled in by hand, and the bill that the engine makes of it; nothing is ordered. */
export function QuotePanel({ plan, card, version }: QuotePanelProps) {
  const t = useTranslations('plans.quote');
  const locale = useLocale();
  const trpc = useTrpc();
  const [order, setOrder] = useState<Order>(() => usualOrder(plan, card));
  const input = quoteInput(plan, order, version);
  const { data, error, isFetching } = useQuery(
    trpc.design.quote.queryOptions(input, {
      enabled: input.items.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Panel className="xl:sticky xl:top-0" note={t('note')} title={t('title')}>
      <QuoteForm card={card} onChange={setOrder} order={order} plan={plan} />
      <div aria-busy={isFetching} aria-live="polite" className="mt-4 border-line border-t pt-3">
        {error && <Notice tone="danger">{errorText(error, locale)}</Notice>}
        {input.items.length === 0 ? (
          <p className="text-muted text-sm">{t('nothing')}</p>
        ) : (
          data && <QuoteBill bill={data} currency={plan.currency} />
        )}
      </div>
    </Panel>
  );
}
