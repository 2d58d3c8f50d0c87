import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { Context } from '#engine/runtime/context';
import { getDesign, listDesigns } from '#engine/runtime/design';
import type { DecisionTable, DecisionTableContent } from '#schemas';
import { readFlow } from '../../../../canvas/edit/index.ts';
import { FlowEditor } from '../../../../canvas/editor/index.ts';
import { openPage } from '../../../../data/open-page.ts';
import { openForEditing } from '../../../../design/open-for-editing.ts';
import { Words } from '../../../../i18n/words.tsx';
import { paths } from '../../../../paths.ts';
import { ErrorState, LinkButton } from '../../../../ui/index.ts';

type Props = PageProps<'/flows/[key]/edit'>;

const KIND = 'pricing-flow';
const MOST_TABLES = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('editor');
  return { title: t('title', { key: (await params).key }) };
}

/** Published decision tables, which nodes refer to by key. */
async function loadTables(ctx: Context): Promise<Record<string, DecisionTableContent>> {
  const { rows } = await listDesigns({
    ctx,
    input: { kind: 'decision-table', status: 'published', limit: MOST_TABLES },
  });
  const keys = [...new Set(rows.map(({ key }) => key))];
  const tables = await Promise.all(
    keys.map((key) =>
      getDesign({ ctx, input: { kind: 'decision-table', key, version: 'latest' } }),
    ),
  );
  return Object.fromEntries(
    tables.map(({ key, document }) => [key, (document as DecisionTable).content]),
  );
}

export default async function EditFlowPage({ params }: Props) {
  const { ctx, tenant } = await openPage('design.save-draft');
  const { key } = await params;
  const [design, tables, locale, t] = await Promise.all([
    openForEditing(ctx, KIND, key),
    loadTables(ctx),
    getLocale(),
    getTranslations('editor'),
  ]);
  const read = readFlow(design.document);
  if (!read.ok) {
    return (
      <ErrorState
        actions={<LinkButton href={paths.flow(key, { version: 'draft' })}>{t('back')}</LinkButton>}
        title={t('unreadable')}
      >
        {read.issue.message[locale]}
      </ErrorState>
    );
  }
  const isDraft = design.status === 'draft';
  return (
    <Words of={['flows', 'editor', 'lifecycle', 'tables']}>
      <div className="-m-4 lg:-m-6 h-[calc(100%+2rem)] lg:h-[calc(100%+3rem)]">
        <FlowEditor
          currency={tenant.currency}
          flow={read.flow}
          keptAt={design.updatedAt}
          key={design.id}
          locale={locale}
          lockVersion={isDraft ? design.lockVersion : null}
          tables={tables}
          timeZone={tenant.timeZone}
        />
      </div>
    </Words>
  );
}
