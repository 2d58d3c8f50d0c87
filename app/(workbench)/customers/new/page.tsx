import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { PageHeader } from '../../../ui/index.ts';
import { CustomerForm } from '../customer-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('form.newTitle') };
}

export default async function NewCustomerPage() {
  await openPage('customer.create');
  const t = await getTranslations('customers');
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: paths.customers() }]}
        title={t('form.newTitle')}
      />
      <Words of={['customers']}>
        <CustomerForm locked={[]} />
      </Words>
    </>
  );
}
