import { Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { type CustomerOverview, getCustomerOverview } from '#engine/runtime/customer';
import { AppError } from '#engine/runtime/error';
import { type OpenedPage, openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { LinkButton, LinkTabs } from '../../../ui/index.ts';
import { AgeingPanel } from './ageing-panel.tsx';
import { ContactsPanel } from './contacts-panel.tsx';
import { ContractsPanel } from './contracts-panel.tsx';
import { CustomerHeader } from './customer-header.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { DevicesPanel } from './devices-panel.tsx';
import { InvoicesPanel } from './invoices-panel.tsx';
import { KeyFigures } from './key-figures.tsx';
import { MergedNotice } from './merged-notice.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { PaymentsPanel } from './payments-panel.tsx';
import { RecordPayment } from './record-payment.tsx';
import { SubscriptionsPanel } from './subscriptions-panel.tsx';
import { TimelineList } from './timeline-list.tsx';
import { UsagePanel } from './usage-panel.tsx';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const load = cache(async (id: string): Promise<OpenedPage & { overview: CustomerOverview }> => {
  const opened = await openPage('customer.get');
  if (!UUID.test(id)) notFound();
  try {
    const overview = await getCustomerOverview({ ctx: opened.ctx, input: { id } });
    return { ...opened, overview };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
});

export async function generateMetadata({
  params,
}: PageProps<'/customers/[id]'>): Promise<Metadata> {
  const { overview } = await load((await params).id);
  return { title: overview.customer.name };
}

export default async function CustomerPage({ params, searchParams }: PageProps<'/customers/[id]'>) {
  const { overview, may } = await load((await params).id);
  const { customer, currency, today, ageing } = overview;
  const isLive = customer.status !== 'merged';
  const t = await getTranslations('customer');
  const isTimeline = (await searchParams).tab === 'timeline';
  const owed = ageing && Number(ageing.balance) > 0 ? ageing.balance : '';
  return (
    <Words of={['customer', 'customers', 'audit']}>
      <CustomerHeader
        actions={
          isLive && (
            <>
              {may('customer.update') && (
                <LinkButton
                  href={paths.editCustomer(customer.id)}
                  icon={<Pencil aria-hidden="true" />}
                >
                  {t('edit')}
                </LinkButton>
              )}
              {may('payment.record') && (
                <RecordPayment
                  currency={currency}
                  customerId={customer.id}
                  owed={owed}
                  today={today}
                />
              )}
            </>
          )
        }
        customer={customer}
        mayTag={isLive && may('customer.set-tags')}
      />
      <div className="mb-4 flex flex-col gap-2 empty:hidden">
        <MergedNotice
          merged={overview.merged}
          mergedInto={overview.mergedInto}
          mayUndo={may('customer.unmerge')}
        />
      </div>
      <LinkTabs
        items={[
          { href: paths.customer(customer.id), label: t('tabs.overview'), current: !isTimeline },
          {
            href: paths.customer(customer.id, { tab: 'timeline' }),
            label: t('tabs.timeline'),
            current: isTimeline,
          },
        ]}
        label={t('tabs.label')}
      />
      {isTimeline ? (
        <TimelineList customerId={customer.id} timeZone={overview.timeZone} />
      ) : (
        <Overview isLive={isLive} may={may} overview={overview} />
      )}
    </Words>
  );
}

interface OverviewProps {
  overview: CustomerOverview;
  isLive: boolean;
  may: OpenedPage['may'];
}

function Overview({ overview, isLive, may }: OverviewProps) {
  const { customer, currency, timeZone, today, ageing } = overview;
  const { id: customerId } = customer;
  const own = (verb: Parameters<typeof may>[0]) => isLive && may(verb);
  return (
    <div className="flex flex-col gap-4">
      <KeyFigures overview={overview} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <SubscriptionsPanel
            currency={currency}
            mayOpenPlan={may('design.get')}
            subscriptions={overview.subscriptions}
          />
          {ageing && <AgeingPanel ageing={ageing} currency={currency} />}
          <InvoicesPanel mayOpen={may('invoice.get')} overview={overview} />
          {may('payment.list') && <PaymentsPanel overview={overview} />}
        </div>
        <div className="grid min-w-0 items-start gap-4 md:grid-cols-2 xl:grid-cols-1">
          <ContactsPanel
            contacts={customer.contacts}
            customerId={customerId}
            may={{
              add: own('customer.add-contact'),
              change: own('customer.change-contact'),
              verify: own('customer.verify-contact'),
            }}
            timeZone={timeZone}
          />
          <DetailsPanel overview={overview} />
          <NotesPanel
            customerId={customerId}
            may={{ add: own('customer.add-note'), remove: own('customer.change-note') }}
            notes={overview.notes}
            timeZone={timeZone}
          />
          <ContractsPanel
            contracts={overview.contracts}
            customerId={customerId}
            may={{ add: own('customer.add-contract'), end: own('customer.change-contract') }}
            today={today}
          />
          <DevicesPanel
            credentials={customer.credentials}
            devices={customer.devices}
            mayReveal={own('customer.reveal-credential')}
          />
          <UsagePanel today={today} usage={overview.usage} />
        </div>
      </div>
    </div>
  );
}
