import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { findDuplicates } from '#engine/runtime/customer';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { EmptyState, PageHeader } from '../../../ui/index.ts';
import { DuplicateList } from './duplicate-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('duplicates.title') };
}

export default async function DuplicatesPage() {
  const { ctx, tenant, may } = await openPage('customer.merge');
  const t = await getTranslations('customers');
  const groups = await findDuplicates({ ctx, input: {} });
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: paths.customers() }]}
        description={t('duplicates.description')}
        title={t('duplicates.title')}
      />
      {groups.length === 0 ? (
        <EmptyState title={t('duplicates.none')}>
          <p>{t('duplicates.noneText')}</p>
        </EmptyState>
      ) : (
        <Words of={['customers']}>
          <DuplicateList
            currency={tenant.currency}
            groups={groups}
            mayUndo={may('customer.unmerge')}
            timeZone={tenant.timeZone}
          />
        </Words>
      )}
    </>
  );
}
