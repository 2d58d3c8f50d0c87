import { LayoutTemplate } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DesignListPage } from '../../design/list-page.tsx';
import { paths } from '../../paths.ts';
import { LinkButton } from '../../ui/index.ts';
import { FlowTable } from './flow-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flows'))('title') };
}

export default async function FlowsPage({ searchParams }: PageProps<'/flows'>) {
  const gallery = await getTranslations('templates');
  return (
    <DesignListPage
      actions={
        <LinkButton href={paths.flowTemplates()} icon={<LayoutTemplate aria-hidden="true" />}>
          {gallery('link')}
        </LinkButton>
      }
      kind="pricing-flow"
      list={FlowTable}
      params={await searchParams}
      part="flows"
    />
  );
}
