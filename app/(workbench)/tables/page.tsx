import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DesignListPage } from '../../design/list-page.tsx';
import { TableList } from './table-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tables'))('title') };
}

export default async function TablesPage({ searchParams }: PageProps<'/tables'>) {
  return (
    <DesignListPage
      kind="decision-table"
      list={TableList}
      params={await searchParams}
      part="tables"
    />
  );
}
