import { CircleHelp } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { FoundInvoice, InvoiceLine, LineGroup } from '#engine/runtime/invoice';
import { paths } from '../../../paths.ts';
import { Dash, formatMoney, formatPeriod, Table, Td, Th } from '../../../ui/index.ts';
import { Amount } from '../amount.tsx';
import { figureText } from '../figure-text.ts';

function useLinePeriod() {
  const t = useTranslations('invoices.page');
  const locale = useLocale();
  return ({ periodStart, periodEnd }: InvoiceLine): string => {
    if (periodStart === null) return '';
    return periodEnd === null ? t('once') : formatPeriod(periodStart, periodEnd, locale);
  };
}

function TaxRate({ line }: { line: InvoiceLine }) {
  const t = useTranslations('invoices.page');
  if (line.taxRate === null) return <Dash />;
  const rate = figureText(line.taxRate);
  return t(line.taxMode === 'inclusive' ? 'taxIncluded' : 'taxAdded', { rate });
}

interface WhyProps {
  invoice: FoundInvoice;
  line: InvoiceLine;
}

function Why({ invoice, line }: WhyProps) {
  const t = useTranslations('invoices.page');
  const locale = useLocale();
  const amount = `${formatMoney(line.amount, invoice.currency, locale)} ${invoice.currency}`;
  return (
    <Link
      aria-label={t('whyLine', { name: line.name[locale], amount })}
      className="inline-flex h-7 items-center gap-1 whitespace-nowrap rounded-md px-2 text-accent text-xs hover:bg-accent-soft"
      href={paths.invoiceLine(invoice.id, line.lineNo)}
      prefetch={false}
      scroll={false}
    >
      <CircleHelp aria-hidden="true" className="size-3.5" />
      {t('why')}
    </Link>
  );
}

function LineRow({ invoice, line, mayExplain }: WhyProps & { mayExplain: boolean }) {
  const locale = useLocale();
  const period = useLinePeriod()(line);
  const quantity = figureText(line.quantity);
  const price = figureText(line.unitPrice);
  return (
    <tr>
      <th className="h-9 px-3 py-1.5 text-left font-normal sm:pl-6" scope="row">
        {line.name[locale]}
        <span className="block text-muted text-xs sm:hidden">
          {[period, quantity && price && `${quantity} × ${price}`].filter(Boolean).join(' · ')}
        </span>
      </th>
      <Td className="whitespace-nowrap text-muted max-sm:hidden">{period || <Dash />}</Td>
      <Td className="max-sm:hidden" number>
        {quantity || <Dash />}
      </Td>
      <Td className="max-sm:hidden" number>
        {price || <Dash />}
      </Td>
      <Td className="text-muted max-sm:hidden" number>
        <TaxRate line={line} />
      </Td>
      <Td number>
        <Amount amount={line.amount} bare currency={invoice.currency} />
      </Td>
      <Td className="w-0 pl-0 sm:pr-5" number>
        {mayExplain && <Why invoice={invoice} line={line} />}
      </Td>
    </tr>
  );
}

interface DocumentLinesProps {
  invoice: FoundInvoice;
  groups: readonly LineGroup[];
  mayExplain: boolean;
}

function GroupRows({ group, ...rest }: Omit<DocumentLinesProps, 'groups'> & { group: LineGroup }) {
  const t = useTranslations('invoices.page');
  const locale = useLocale();
  const name = group.planName?.[locale] ?? t('noSubscription');
  return (
    <tbody>
      <tr>
        <th
          className="bg-sunken px-3 py-1.5 text-left font-medium text-xs sm:pl-6"
          scope="rowgroup"
        >
          {name}
        </th>
        <td className="bg-sunken max-sm:hidden" colSpan={4} />
        <td className="bg-sunken px-3 py-1.5 text-right font-medium text-xs">
          <span className="sr-only">{t('groupTotal', { name })} </span>
          <Amount amount={group.subtotal} bare currency={rest.invoice.currency} />
        </td>
        <td className="bg-sunken" />
      </tr>
      {group.lines.map((line) => (
        <LineRow key={line.lineNo} line={line} {...rest} />
      ))}
    </tbody>
  );
}

/** The lines by subscription; each amount can be asked why. */
export function DocumentLines({ groups, ...rest }: DocumentLinesProps) {
  const t = useTranslations('invoices.page');
  return (
    <Table
      caption={t('lines')}
      className="[&_tbody>tr:last-child>*]:border-line [&_tbody>tr:last-child>*]:border-b"
    >
      <thead>
        <tr>
          <Th className="sm:pl-6">{t('item')}</Th>
          <Th className="max-sm:hidden">{t('linePeriod')}</Th>
          <Th className="max-sm:hidden" number>
            {t('quantity')}
          </Th>
          <Th className="max-sm:hidden" number>
            {t('unitPrice')}
          </Th>
          <Th className="max-sm:hidden" number>
            {t('taxRate')}
          </Th>
          <Th number>{t('amount')}</Th>
          <Th>
            <span className="sr-only">{t('explanation')}</span>
          </Th>
        </tr>
      </thead>
      {groups.map((group) => (
        <GroupRows group={group} key={group.subscriptionId ?? 'none'} {...rest} />
      ))}
    </Table>
  );
}
