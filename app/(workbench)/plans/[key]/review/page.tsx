import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReviewPage } from '../../../../design/review/index.ts';

type Props = PageProps<'/plans/[key]/review'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('lifecycle.review');
  return { title: t('title', { name: (await params).key }) };
}

export default function Page({ params }: Props) {
  return <ReviewPage kind="plan" params={params} />;
}
