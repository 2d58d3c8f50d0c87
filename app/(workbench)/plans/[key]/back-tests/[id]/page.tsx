import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BackTestPage } from '../../../../../back-test/index.ts';

type Props = PageProps<'/plans/[key]/back-tests/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('backTest');
  return { title: t('title', { name: (await params).key }) };
}

export default function Page({ params, searchParams }: Props) {
  return <BackTestPage kind="plan" params={params} searchParams={searchParams} />;
}
