import { getLocale, getTranslations } from 'next-intl/server';
import type { CustomerOverview, OverviewInvoice } from '#engine/runtime/customer';
import { paths } from '../../../paths.ts';
import {
  DateText,
  formatPeriod,
  Money,
  Panel,
  RowHeader,
  Status,
  Table,
  Td,
  TextLink,
  Th,
} from '../../../ui/index.ts';

interface InvoicesPanelProps {
  overview: CustomerOverview;
  mayOpen: boolean;
}

function stateOf({ open, dueOn }: OverviewInvoice, today: string): 'paid' | 'overdue' | 'open' {
  if (Number(open) === 0) return 'paid';
  return dueOn !== null && dueOn < today ? 'overdue' : 'open';
}

const TONES = { paid: 'positive', open: 'neutral', overdue: 'danger' } as const;

/** The last bills, each a step from "Why this amount?". */
export async function InvoicesPanel({ overview, mayOpen }: InvoicesPanelProps) {
  const t = await getTranslations('customer.invoices');
  const { invoices, counts, customer } = overview;
  const rest = counts.invoices - invoices.length;
  return (
    <Panel
      actions={
        mayOpen &&
        invoices.length > 0 && (
          <TextLink href={paths.invoices({ customer: customer.id })}>
            {rest > 0 ? t('all', { count: counts.invoices }) : t('list')}
          </TextLink>
        )
      }
      flush
      title={t('title')}
    >
      {invoices.length === 0 ? (
        <p className="p-4 text-muted text-sm">{t('none')}</p>
      ) : (
        <InvoiceTable invoices={invoices} mayOpen={mayOpen} today={overview.today} />
      )}
    </Panel>
  );
}

interface InvoiceTableProps {
  invoices: readonly OverviewInvoice[];
  mayOpen: boolean;
  today: string;
}

async function InvoiceTable({ invoices, mayOpen, today }: InvoiceTableProps) {
  const t = await getTranslations('customer.invoices');
  const locale = await getLocale();
  return (
    <Table caption={t('title')}>
      <thead>
        <tr>
          <Th>{t('number')}</Th>
          <Th>{t('period')}</Th>
          <Th>{t('due')}</Th>
          <Th>{t('state')}</Th>
          <Th number>{t('open')}</Th>
          <Th number>{t('total')}</Th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => {
          const state = stateOf(invoice, today);
          return (
            <tr key={invoice.id}>
              <RowHeader>
                {mayOpen ? (
                  <TextLink href={paths.invoice(invoice.id)}>{invoice.number}</TextLink>
                ) : (
                  invoice.number
                )}
              </RowHeader>
              <Td>{formatPeriod(invoice.periodStart, invoice.periodEnd, locale)}</Td>
              <Td>{invoice.dueOn === null ? '–' : <DateText date={invoice.dueOn} />}</Td>
              <Td>
                <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>
              </Td>
              <Td number>
                <Money amount={invoice.open} bare currency={invoice.currency} />
              </Td>
              <Td number>
                <Money amount={invoice.total} currency={invoice.currency} />
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
