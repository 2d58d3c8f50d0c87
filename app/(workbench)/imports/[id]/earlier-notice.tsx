import { useTranslations } from 'next-intl';
import { paths } from '../../../paths.ts';
import { LinkButton, Notice } from '../../../ui/index.ts';
import type { ImportState } from '../types.ts';

/** Says that the same bytes were imported before. */
export function EarlierNotice({ earlier }: Pick<ImportState, 'earlier'>) {
  const t = useTranslations('imports.earlier');
  const [last] = earlier;
  if (!last) return null;
  return (
    <Notice
      actions={
        <LinkButton href={paths.import(last.importId)} size="sm">
          {t('open')}
        </LinkButton>
      }
      title={t('title')}
      tone="notice"
    >
      {t('text', { mapping: last.mappingKey })}
    </Notice>
  );
}
