'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { TemplateGallery } from '#engine/runtime/design';
import { paths } from '../../../paths.ts';
import { SearchInput, Select } from '../../../ui/index.ts';

interface GalleryQuery {
  q: string | undefined;
  industry: string | undefined;
}

interface GalleryFiltersProps {
  query: GalleryQuery;
  industries: TemplateGallery['industries'];
  count: number;
}

/** Search and industry in one row; both are kept in the address. */
export function GalleryFilters({ query, industries, count }: GalleryFiltersProps) {
  const t = useTranslations('templates');
  const locale = useLocale();
  const router = useRouter();
  const go = (next: GalleryQuery) =>
    router.replace(paths.flowTemplates({ ...next }), { scroll: false });
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <SearchInput
        className="w-72"
        label={t('search')}
        onSearch={(q) => go({ ...query, q })}
        value={query.q ?? ''}
      />
      <Select
        aria-label={t('industry')}
        className="w-44"
        onChange={({ target }) => go({ ...query, industry: target.value })}
        options={industries.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        placeholder={t('anyIndustry')}
        value={query.industry ?? ''}
      />
      <p aria-live="polite" className="text-muted text-sm">
        {t('count', { count })}
      </p>
    </div>
  );
}
