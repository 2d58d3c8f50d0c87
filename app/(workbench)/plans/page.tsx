import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DesignListPage } from '../../design/list-page.tsx';
import { PlanTable } from './plan-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plans'))('title') };
}

export default async function PlansPage({ searchParams }: PageProps<'/plans'>) {
  return <DesignListPage kind="plan" list={PlanTable} params={await searchParams} part="plans" />;
}
