'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useTrpc } from '../../trpc/client.tsx';
import { Button, SearchInput, Select } from '../../ui/index.ts';
import { useTierName } from './customer-status.tsx';
import { countFilters, type ListQuery } from './query.ts';
import type { ListAddress } from './use-list-query.ts';

const FACETS_FRESH_MS = 300_000;
const TYPING_MS = 150;
type Choice = 'status' | 'tier' | 'region' | 'kind' | 'tag' | 'plan';

/** What can be chosen; a value of the address is there even where nobody has it. */
function useChoices(query: ListQuery): Record<Choice, { value: string; label: string }[]> {
  const t = useTranslations('customers');
  const locale = useLocale();
  const tierName = useTierName();
  const trpc = useTrpc();
  const { data } = useQuery(
    trpc.customer.facets.queryOptions(undefined, { staleTime: FACETS_FRESH_MS }),
  );
  const withGiven = (values: readonly string[], given: string | undefined) =>
    given === undefined || values.includes(given) ? values : [given, ...values];
  const plain = (values: readonly string[] = [], given: string | undefined) =>
    withGiven(values, given).map((value) => ({ value, label: value }));
  const plans = data?.plans ?? [];
  return {
    status: (['active', 'closed', 'merged'] as const).map((value) => ({
      value,
      label: t(`status.${value}`),
    })),
    kind: (['person', 'company'] as const).map((value) => ({ value, label: t(`kinds.${value}`) })),
    tier: withGiven(data?.tiers ?? [], query.tier).map((value) => ({
      value,
      label: tierName(value),
    })),
    region: plain(data?.regions, query.region),
    tag: plain(data?.tags, query.tag),
    plan: withGiven(
      plans.map(({ key }) => key),
      query.plan,
    ).map((value) => ({
      value,
      label: plans.find(({ key }) => key === value)?.name[locale] ?? value,
    })),
  };
}

const SHOWN: readonly Choice[] = ['status', 'tier', 'region', 'plan', 'tag'];

/** The filters of the list; each one is part of the address. */
export function CustomerFilters({ query, change, replace }: ListAddress) {
  const t = useTranslations('customers');
  const choices = useChoices(query);
  const isNarrowed = countFilters(query) > 0 || query.q !== undefined;
  return (
    <>
      <SearchInput
        label={t('search')}
        onSearch={(q) => change({ q, sort: '' })}
        pauseMs={TYPING_MS}
        value={query.q ?? ''}
      />
      {SHOWN.map((name) => (
        <Select
          aria-label={t(`filters.${name}`)}
          className="w-30 max-sm:w-[calc(50%-0.25rem)]"
          dense
          key={name}
          onChange={(event) => change({ [name]: event.target.value })}
          options={choices[name]}
          placeholder={t(`filters.any.${name}`)}
          value={query[name] ?? ''}
        />
      ))}
      {isNarrowed && (
        <Button onClick={() => replace({})} size="sm" variant="ghost">
          {t('filters.clear')}
        </Button>
      )}
    </>
  );
}
