import { Printer } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { LinkButton, PageHeader } from '../../../ui/index.ts';
import { InvoiceStatus } from '../invoice-status.tsx';
import { HoldActions } from './hold-actions.tsx';
import { InvoiceAside } from './invoice-aside.tsx';
import { InvoiceDocument } from './invoice-document.tsx';
import { openInvoice } from './open-invoice.ts';

export async function generateMetadata({
  params,
}: LayoutProps<'/invoices/[id]'>): Promise<Metadata> {
  const { details } = await openInvoice((await params).id);
  const t = await getTranslations('invoices.page');
  const { number } = details.invoice;
  return { title: number === null ? t('draftOf') : t('number', { number }) };
}

/** The invoice, and beside it what has an address below it: why a line has its amount. */
export default async function InvoiceLayout({ params, children }: LayoutProps<'/invoices/[id]'>) {
  const { details, tenant, may } = await openInvoice((await params).id);
  const { invoice } = details;
  const t = await getTranslations('invoices');
  const canHold = invoice.status === 'draft' && invoice.runStatus === 'review';
  return (
    <Words of={['invoices']}>
      <PageHeader
        actions={
          <>
            {invoice.status !== 'posted' && (
              <HoldActions
                invoiceId={invoice.id}
                may={{
                  hold: canHold && may('bill-run.hold'),
                  release: invoice.status === 'held' && may('bill-run.release'),
                }}
                needsPosting={invoice.runStatus === 'posted'}
              />
            )}
            <LinkButton
              href={paths.printInvoice(invoice.id)}
              icon={<Printer aria-hidden="true" />}
              prefetch={false}
              target="_blank"
            >
              {t('page.print')}
            </LinkButton>
          </>
        }
        crumbs={[{ label: t('title'), href: paths.invoices() }]}
        meta={<InvoiceStatus status={invoice.status} />}
        title={invoice.number ?? t('page.draftOf')}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,60rem)_minmax(18rem,24rem)]">
        <InvoiceDocument
          details={details}
          mayExplain={may('invoice.explain')}
          seller={tenant.name}
        />
        <InvoiceAside details={details} mayRun={may('bill-run.get')} timeZone={tenant.timeZone} />
      </div>
      {children}
    </Words>
  );
}
