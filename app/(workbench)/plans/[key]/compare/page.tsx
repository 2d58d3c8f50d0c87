import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ComparePage } from '../../../../design/compare/index.ts';

type Props = PageProps<'/plans/[key]/compare'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('compare');
  return { title: t('title', { name: (await params).key }) };
}

export default function Page({ params, searchParams }: Props) {
  return <ComparePage kind="plan" params={params} searchParams={searchParams} />;
}
