import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LinkButton } from './link-button.tsx';

interface CursorPagerProps {
  /** Says which list: "Pages of invoices". */
  label: string;
  /** Back to the first page; absent on it. */
  first?: Route;
  /** The page after this one; absent on the last. */
  next?: Route;
  /** At the left: how many there are. */
  note?: ReactNode;
}

/** Pages of a list that is paged by cursor. */
export function CursorPager({ label, first, next, note }: CursorPagerProps) {
  const t = useTranslations('ui');
  if (!(first || next || note)) return null;
  return (
    <nav aria-label={label} className="mt-3 flex flex-wrap items-center gap-2">
      <span className="mr-auto text-muted text-xs">{note}</span>
      {first && (
        <LinkButton href={first} icon={<ChevronLeft aria-hidden="true" />} size="sm">
          {t('firstPage')}
        </LinkButton>
      )}
      {next && (
        <LinkButton href={next} size="sm">
          {t('nextPage')}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}
