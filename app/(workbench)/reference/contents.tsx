import { useLocale, useTranslations } from 'next-intl';
import { byNoun } from './by-noun.ts';
import type { Operation } from './describe-operation.ts';
import { Method } from './method.tsx';

const linkLook = 'block truncate rounded px-1.5 py-0.5 text-sm hover:bg-hover hover:text-ink';

interface ContentsProps {
  operations: readonly Operation[];
  /** Only what was searched for is on the page. */
  isSearch: boolean;
}

/** Beside the page where there is room for it. */
export function Contents({ operations, isSearch }: ContentsProps) {
  const t = useTranslations('api');
  const locale = useLocale();
  return (
    <nav
      aria-label={t('reference.contents')}
      className="sticky top-0 max-h-[calc(100vh-8rem)] self-start overflow-y-auto max-xl:hidden"
    >
      {!isSearch && (
        <a className={linkLook} href="#basics">
          {t('reference.basics')}
        </a>
      )}
      {byNoun(operations).map(([noun, own]) => (
        <div className="mt-3" key={noun}>
          <a className={`${linkLook} font-medium`} href={`#noun-${noun}`}>
            {t.has(`nouns.${noun}`) ? t(`nouns.${noun}`) : noun}
          </a>
          <ul>
            {own.map(({ id, method, path, summary }) => (
              <li key={id}>
                <a
                  className={`${linkLook} flex min-h-6 items-center gap-1.5 text-muted text-xs`}
                  href={`#${id}`}
                  title={`${method} ${path}`}
                >
                  <Method isSmall method={method} />
                  <span className="truncate">{summary[locale]}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {!isSearch && (
        <>
          <a className={`${linkLook} mt-3`} href="#schemas">
            {t('reference.schemas')}
          </a>
          <a className={linkLook} href="#problems">
            {t('reference.problems')}
          </a>
        </>
      )}
    </nav>
  );
}
