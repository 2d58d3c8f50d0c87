import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { openPage } from '../../../../data/open-page.ts';
import { openForEditing } from '../../../../design/open-for-editing.ts';
import { Words } from '../../../../i18n/words.tsx';
import { paths } from '../../../../paths.ts';
import { readTable } from '../../../../table/edit/index.ts';
import { TableEditor } from '../../../../table/index.ts';
import { ErrorState, LinkButton } from '../../../../ui/index.ts';

type Props = PageProps<'/tables/[key]/edit'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('tables.editor');
  return { title: t('title', { key: (await params).key }) };
}

export default async function EditTablePage({ params }: Props) {
  const { ctx, tenant } = await openPage('design.save-draft');
  const { key } = await params;
  const [design, locale, t] = await Promise.all([
    openForEditing(ctx, 'decision-table', key),
    getLocale(),
    getTranslations('tables.editor'),
  ]);
  const read = readTable(design.document);
  if (!read.ok) {
    return (
      <ErrorState
        actions={<LinkButton href={paths.table(key, { version: 'draft' })}>{t('back')}</LinkButton>}
        title={t('unreadable')}
      >
        {read.issue.message[locale]}
      </ErrorState>
    );
  }
  return (
    <Words of={['editor', 'tables', 'lifecycle']}>
      <div className="-m-4 lg:-m-6 h-[calc(100%+2rem)] lg:h-[calc(100%+3rem)]">
        <TableEditor
          document={read.document}
          keptAt={design.updatedAt}
          key={design.id}
          lockVersion={design.status === 'draft' ? design.lockVersion : null}
          timeZone={tenant.timeZone}
        />
      </div>
    </Words>
  );
}
