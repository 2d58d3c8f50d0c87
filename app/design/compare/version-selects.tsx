'use client';

import { ArrowLeftRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { paths } from '../../paths.ts';
import { Field, IconButton, Select } from '../../ui/index.ts';
import type { ChosenVersions } from './choose-versions.ts';

interface VersionSelectsProps {
  kind: string;
  designKey: string;
  chosen: ChosenVersions;
  /** Names of the versions, by what addresses call them. */
  options: readonly { value: string; label: string }[];
}

/** Which two versions are compared; both are kept in the address. */
export function VersionSelects({ kind, designKey, chosen, options }: VersionSelectsProps) {
  const t = useTranslations('compare');
  const router = useRouter();
  const { from, to } = chosen;
  const go = (query: { from: string | number; to: string | number }) =>
    router.replace(paths.compareDesign(kind, designKey, query), { scroll: false });
  return (
    <fieldset className="flex flex-wrap items-end gap-2">
      <legend className="sr-only">{t('versions')}</legend>
      <Field className="w-52" label={t('from')}>
        <Select
          onChange={({ target }) => go({ from: target.value, to })}
          options={options}
          value={String(from)}
        />
      </Field>
      <IconButton
        icon={<ArrowLeftRight />}
        label={t('swap')}
        onClick={() => go({ from: to, to: from })}
        variant="secondary"
      />
      <Field className="w-52" label={t('to')}>
        <Select
          onChange={({ target }) => go({ from, to: target.value })}
          options={options}
          value={String(to)}
        />
      </Field>
    </fieldset>
  );
}
