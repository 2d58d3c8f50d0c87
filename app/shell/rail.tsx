import { useTranslations } from 'next-intl';
import { paths } from '../paths.ts';
import { BillRunIcon } from './icons.tsx';
import { RailLink } from './rail-link.tsx';

/** 220 px wide; on a narrow window only the icons stay, their names for those who hover or listen. */
export function Rail() {
  const t = useTranslations('nav');
  const app = useTranslations('app');
  return (
    <nav
      aria-label={t('label')}
      className="flex w-12 shrink-0 flex-col border-line border-r bg-surface lg:w-[220px]"
    >
      <div className="flex h-12 items-center gap-2 border-line border-b px-3 font-semibold lg:px-4">
        <span
          aria-hidden="true"
          className="flex size-6 shrink-0 items-center justify-center rounded bg-accent text-on-accent text-xs"
        >
          R
        </span>
        <span className="max-lg:sr-only">{app('name')}</span>
      </div>
      <div className="p-2">
        <p className="px-2 pt-2 pb-1 text-muted text-xs max-lg:sr-only" id="rail-billing">
          {t('billing')}
        </p>
        <ul aria-labelledby="rail-billing">
          <li>
            <RailLink href={paths.billRuns()} icon={<BillRunIcon />} label={t('billRuns')} />
          </li>
        </ul>
      </div>
    </nav>
  );
}
