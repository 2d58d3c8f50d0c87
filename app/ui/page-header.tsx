import { ChevronRight } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export interface Crumb {
  label: string;
  href: Route;
}

interface PageHeaderProps {
  title: ReactNode;
  /** The pages above this one, the outermost first. */
  crumbs?: readonly Crumb[];
  /** Beside the title: a status, a number. */
  meta?: ReactNode;
  /** Below the title, one line. */
  description?: ReactNode;
  /** At the right: the one primary action last. */
  actions?: ReactNode;
}

export function PageHeader({ title, crumbs = [], meta, description, actions }: PageHeaderProps) {
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-xl">{title}</h1>
          {meta}
        </div>
        {description && <p className="mt-0.5 max-w-[80ch] text-muted text-sm">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('crumbs')}>
      <ol className="mb-0.5 flex flex-wrap items-center gap-1 text-muted text-xs">
        {crumbs.map(({ label, href }) => (
          <li className="flex items-center gap-1" key={href}>
            <Link className="rounded hover:text-ink hover:underline" href={href}>
              {label}
            </Link>
            <ChevronRight aria-hidden="true" className="size-3" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
