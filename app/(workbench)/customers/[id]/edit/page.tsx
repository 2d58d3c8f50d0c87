import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type CustomerDetails, findCustomer } from '#engine/runtime/customer';
import { AppError } from '#engine/runtime/error';
import { mayChange } from '#engine/runtime/permission';
import { type OpenedPage, openPage } from '../../../../data/open-page.ts';
import { Words } from '../../../../i18n/words.tsx';
import { paths } from '../../../../paths.ts';
import { PageHeader } from '../../../../ui/index.ts';
import { CustomerForm } from '../../customer-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('form.editTitle') };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The members that the form shows. */
const MEMBERS = [
  'name',
  'kind',
  'status',
  'externalId',
  'tier',
  'region',
  'industry',
  'timeZone',
  'locale',
  'paymentTermDays',
  'address',
  'customFields',
] as const;

async function load({ ctx }: OpenedPage, id: string): Promise<CustomerDetails> {
  if (!UUID.test(id)) notFound();
  try {
    return await findCustomer({ ctx, input: { id } });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}

export default async function EditCustomerPage({ params }: PageProps<'/customers/[id]/edit'>) {
  const opened = await openPage('customer.update');
  const found = await load(opened, (await params).id);
  if (found.status === 'merged') redirect(paths.customer(found.id));
  const { contacts: _c, devices: _d, credentials: _s, tags: _t, ...customer } = found;
  const { actor } = opened.ctx;
  const t = await getTranslations('customers');
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('title'), href: paths.customers() },
          { label: customer.name, href: paths.customer(customer.id) },
        ]}
        title={t('form.editTitle')}
      />
      <Words of={['customers']}>
        <CustomerForm
          customer={customer}
          locked={MEMBERS.filter((member) => !mayChange(actor, 'customer', member))}
        />
      </Words>
    </>
  );
}
