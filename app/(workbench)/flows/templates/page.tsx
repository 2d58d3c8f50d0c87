import { LayoutTemplate } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listTemplates } from '#engine/runtime/design';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { EmptyState, LinkButton, PageHeader } from '../../../ui/index.ts';
import { GalleryFilters } from './gallery-filters.tsx';
import { TemplateCard } from './template-card.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') };
}

type Param = string | string[] | undefined;
const LONGEST = 200;

const one = (param: Param): string | undefined =>
  (Array.isArray(param) ? param[0] : param)?.trim().slice(0, LONGEST) || undefined;

export default async function TemplatesPage({ searchParams }: PageProps<'/flows/templates'>) {
  const { ctx, may } = await openPage('design.list');
  const { q, industry } = await searchParams;
  const query = { q: one(q), industry: one(industry) };
  const t = await getTranslations('templates');
  const flows = await getTranslations('flows');
  const { templates, industries } = await listTemplates({
    ctx,
    input: {
      ...(query.q && { search: query.q }),
      ...(query.industry && { industry: query.industry }),
    },
  });
  return (
    <>
      <PageHeader
        crumbs={[{ label: flows('title'), href: paths.flows() }]}
        description={t('description')}
        title={t('title')}
      />
      <Words of={['templates', 'lifecycle']}>
        <GalleryFilters count={templates.length} industries={industries} query={query} />
        {templates.length === 0 ? (
          <EmptyState
            actions={<LinkButton href={paths.flowTemplates()}>{t('clear')}</LinkButton>}
            icon={<LayoutTemplate aria-hidden="true" />}
            title={t('nothing')}
          >
            {t('nothingText')}
          </EmptyState>
        ) : (
          <ul
            aria-label={t('list')}
            className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3 2xl:grid-cols-4"
          >
            {templates.map((template) => (
              <TemplateCard key={template.key} mayUse={may('design.create')} template={template} />
            ))}
          </ul>
        )}
      </Words>
    </>
  );
}
