'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { BackTestCustomer, LinePair, LineSide } from '#engine/runtime/back-test';
import { paths } from '../paths.ts';
import { useTrpc } from '../trpc/client.tsx';
import { errorText } from '../trpc/shown-error.ts';
import {
  Dash,
  formatDecimal,
  formatPeriod,
  LinkButton,
  Money,
  Notice,
  RowHeader,
  Sheet,
  Skeleton,
  Table,
  Td,
  Th,
  TotalRow,
} from '../ui/index.ts';
import { Difference } from './difference.tsx';
import { differenceOf } from './direction.ts';

interface CustomerSheetProps {
  id: string;
  customerId: string;
  /** Where the page is without the sheet. */
  back: Route;
}

function Side({ side, currency }: { side: LineSide | null; currency: string }) {
  const t = useTranslations('backTest.sheet');
  const locale = useLocale();
  if (!side) return <span className="text-muted">{t('none')}</span>;
  const { quantity, unitPrice, amount } = side;
  const isPriced = quantity !== null && unitPrice !== null && /^-?[\d.]+$/.test(unitPrice);
  return (
    <>
      <Money amount={amount} bare currency={currency} />
      {isPriced && (
        <span className="block whitespace-nowrap text-muted text-xs">
          {formatDecimal(quantity, locale)} × {formatDecimal(unitPrice, locale)}
        </span>
      )}
    </>
  );
}

function Line({ line, currency }: { line: LinePair; currency: string }) {
  const locale = useLocale();
  const { name, periodStart, periodEnd, before, after, difference } = line;
  return (
    <tr>
      <RowHeader className="font-normal">
        {name[locale]}
        {periodStart && periodEnd && (
          <span className="block text-muted text-xs">
            {formatPeriod(periodStart, periodEnd, locale)}
          </span>
        )}
      </RowHeader>
      <Td number>
        <Side currency={currency} side={before} />
      </Td>
      <Td number>
        <Side currency={currency} side={after} />
      </Td>
      <Td number>
        <Difference amount={difference} currency={currency} />
      </Td>
    </tr>
  );
}

type Compared = BackTestCustomer['invoices'][number];

function Invoice({ invoice }: { invoice: Compared }) {
  const t = useTranslations('backTest.sheet');
  const locale = useLocale();
  const { number, currency, before, after, issue, lines } = invoice;
  return (
    <section aria-label={t('invoice', { number })} className="mb-6">
      <h3 className="mb-1 font-semibold">
        <LinkButton href={paths.invoice(invoice.invoiceId)} size="sm" variant="ghost">
          {t('invoice', { number })}
        </LinkButton>
      </h3>
      {issue && (
        <Notice title={t('refused')} tone="danger">
          {issue.message[locale]}
        </Notice>
      )}
      <Table caption={t('caption', { number })} className="relative">
        <thead>
          <tr>
            <Th>{t('line')}</Th>
            <Th number>{t('before')}</Th>
            <Th number>{t('after')}</Th>
            <Th number>{t('difference')}</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id, and their order stays
            <Line currency={currency} key={index} line={line} />
          ))}
        </tbody>
        <tfoot>
          {(['tax', 'total'] as const).map((part) => (
            <TotalRow key={part}>
              <RowHeader>{t(part)}</RowHeader>
              <Td number>
                <Money amount={before[part]} currency={currency} />
              </Td>
              <Td number>
                {after ? <Money amount={after[part]} currency={currency} /> : <Dash />}
              </Td>
              <Td number>
                {after && (
                  <Difference
                    amount={differenceOf(before[part], after[part])}
                    currency={currency}
                  />
                )}
              </Td>
            </TotalRow>
          ))}
        </tfoot>
      </Table>
    </section>
  );
}

/** The bills of one customer, line by line before and after. */
export function CustomerSheet({ id, customerId, back }: CustomerSheetProps) {
  const t = useTranslations('backTest.sheet');
  const movers = useTranslations('backTest.movers');
  const locale = useLocale();
  const router = useRouter();
  const { data, error } = useQuery(useTrpc().backTest.customer.queryOptions({ id, customerId }));
  const name = data ? (data.customerName ?? movers('unknown')) : '…';
  return (
    <Sheet
      actions={
        <LinkButton href={paths.customer(customerId)} size="sm">
          {t('open')}
        </LinkButton>
      }
      onClose={() => router.push(back, { scroll: false })}
      size="xl"
      title={t('title', { name })}
    >
      {error && <Notice tone="danger">{errorText(error, locale)}</Notice>}
      {!data && !error && (
        <div aria-busy="true">
          <p className="mb-2 text-muted text-sm">{t('loading')}</p>
          <Skeleton className="h-40" />
        </div>
      )}
      {data?.invoices.map((invoice) => (
        <Invoice invoice={invoice} key={invoice.invoiceId} />
      ))}
    </Sheet>
  );
}
