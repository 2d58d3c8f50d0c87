import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listSegmentChoices, previewBillRun } from '#engine/runtime/bill-run';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { PageHeader } from '../../../ui/index.ts';
import { NewRunForm } from './new-run-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billRuns'))('new.title') };
}

export default async function NewBillRunPage() {
  const { ctx } = await openPage('bill-run.plan');
  const t = await getTranslations('billRuns');
  const preview = await previewBillRun({ ctx, input: {} });
  const choices = await listSegmentChoices({ ctx });
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: paths.billRuns() }]}
        description={t('new.description')}
        title={t('new.title')}
      />
      <Words of={['billRuns']}>
        {/* The form's own key: sent twice, it starts one run. */}
        <NewRunForm choices={choices} idempotencyKey={`web:${ctx.newId()}`} preview={preview} />
      </Words>
    </>
  );
}
