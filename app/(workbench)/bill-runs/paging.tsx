import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { paths } from '../../paths.ts';

interface PagingProps {
  first: boolean;
  nextCursor: string | null;
}

const link =
  'inline-flex h-8 items-center rounded-md border border-line-strong bg-surface px-3 text-[13px] hover:bg-hover';

export function Paging({ first, nextCursor }: PagingProps) {
  const t = useTranslations('billRuns');
  if (first && nextCursor === null) return null;
  return (
    <nav aria-label={t('paging')} className="mt-3 flex gap-2">
      {!first && (
        <Link className={link} href={paths.billRuns()}>
          {t('newest')}
        </Link>
      )}
      {nextCursor !== null && (
        <Link className={link} href={paths.billRuns({ cursor: nextCursor })}>
          {t('older')}
        </Link>
      )}
    </nav>
  );
}
