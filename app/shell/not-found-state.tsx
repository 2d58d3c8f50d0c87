import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { paths } from '../paths.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { EmptyState } from '../ui/states.tsx';

export function NotFoundState() {
  const t = useTranslations('notFound');
  return (
    <EmptyState
      actions={<LinkButton href={paths.home()}>{t('back')}</LinkButton>}
      icon={<SearchX aria-hidden="true" />}
      level={1}
      title={t('title')}
    >
      <p>{t('text')}</p>
    </EmptyState>
  );
}
