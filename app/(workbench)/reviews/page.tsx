import { ClipboardCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listReviews } from '#engine/runtime/design';
import { openPage } from '../../data/open-page.ts';
import { WaitingTable } from '../../design/review/index.ts';
import { EmptyState, PageHeader, Panel } from '../../ui/index.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lifecycle.waiting'))('title') };
}

export default async function ReviewsPage() {
  const { ctx, tenant } = await openPage('design.list');
  const t = await getTranslations('lifecycle.waiting');
  const rows = await listReviews({ ctx });
  return (
    <>
      <PageHeader description={t('about')} title={t('title')} />
      {rows.length === 0 ? (
        <EmptyState icon={<ClipboardCheck aria-hidden="true" />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <Panel flush>
          <WaitingTable rows={rows} timeZone={tenant.timeZone} />
        </Panel>
      )}
    </>
  );
}
