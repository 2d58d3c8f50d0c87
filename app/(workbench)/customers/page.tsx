import { Plus, Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listCustomers } from '#engine/runtime/customer';
import { listViews } from '#engine/runtime/saved-view';
import { openPage } from '../../data/open-page.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { LinkButton, ListPage, PageHeader } from '../../ui/index.ts';
import { CustomerList } from './customer-list.tsx';
import { inputOf, readQuery } from './query.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('title') };
}

export default async function CustomersPage({ searchParams }: PageProps<'/customers'>) {
  const { ctx, may, tenant } = await openPage('customer.list');
  const t = await getTranslations('customers');
  const query = readQuery(await searchParams);
  const [page, views] = await Promise.all([
    listCustomers({ ctx, input: inputOf(query) }),
    listViews({ ctx, input: { list: 'customers' } }),
  ]);
  return (
    <ListPage>
      <PageHeader
        actions={
          <>
            {may('customer.merge') && (
              <LinkButton href={paths.duplicateCustomers()} icon={<Users aria-hidden="true" />}>
                {t('duplicates.link')}
              </LinkButton>
            )}
            {may('customer.create') && (
              <LinkButton
                href={paths.newCustomer()}
                icon={<Plus aria-hidden="true" />}
                variant="primary"
              >
                {t('new')}
              </LinkButton>
            )}
          </>
        }
        title={t('title')}
      />
      <Words of={['customers']}>
        <CustomerList
          currency={tenant.currency}
          initial={{ query, page, views }}
          may={{ export: may('customer.export'), tag: may('customer.set-tags') }}
          timeZone={tenant.timeZone}
        />
      </Words>
    </ListPage>
  );
}
