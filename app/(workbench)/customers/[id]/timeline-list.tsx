'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, HandCoins, Pencil, Phone, ScrollText, StickyNote } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { TimelineEntry, TimelineKind } from '#engine/runtime/customer';
import { paths } from '../../../paths.ts';
import { useTrpc } from '../../../trpc/client.tsx';
import {
  Button,
  DateText,
  EmptyState,
  Money,
  SkeletonTable,
  TextLink,
  Timeline,
} from '../../../ui/index.ts';
import { fieldText, valueText, verbText } from '../../audit/words.ts';

const ICONS = {
  change: <Pencil />,
  contact: <Phone />,
  note: <StickyNote />,
  contract: <ScrollText />,
  invoice: <FileText />,
  payment: <HandCoins />,
} as const;
const KINDS = ['invoice', 'payment', 'note', 'contact', 'contract', 'change'] as const;
const PAGE_ROWS = 50;
const MOST_CHANGES = 6;

/** Pages by cursor; tRPC's own would add a direction, which the verb doesn't know. */
function useTimeline(id: string, kind: TimelineKind | undefined) {
  const trpc = useTrpc();
  const queries = useQueryClient();
  const input = { id, limit: PAGE_ROWS, ...(kind && { kinds: [kind] }) };
  return useInfiniteQuery({
    queryKey: ['customer timeline', input],
    queryFn: ({ pageParam }) =>
      queries.fetchQuery(
        trpc.customer.timeline.queryOptions(pageParam ? { ...input, cursor: pageParam } : input),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** Everything that happened, latest first; more is fetched on demand. */
export function TimelineList({ customerId, timeZone }: { customerId: string; timeZone: string }) {
  const t = useTranslations('customer.timeline');
  const [kind, setKind] = useState<TimelineKind>();
  const pages = useTimeline(customerId, kind);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="max-w-3xl">
      <fieldset className="mb-4 flex flex-wrap gap-2">
        <legend className="sr-only">{t('filter')}</legend>
        {[undefined, ...KINDS].map((each) => (
          <Button
            aria-pressed={kind === each}
            className={kind === each ? 'border-accent bg-accent-soft text-accent' : undefined}
            key={each ?? 'all'}
            onClick={() => setKind(each)}
            size="sm"
          >
            {t(`kinds.${each ?? 'all'}`)}
          </Button>
        ))}
      </fieldset>
      {pages.isPending && <SkeletonTable columns={2} rows={6} />}
      {pages.isError && (
        <Button onClick={() => pages.refetch()} size="sm">
          {t('again')}
        </Button>
      )}
      {pages.isSuccess && rows.length === 0 && <EmptyState title={t('none')} />}
      <Entries rows={rows} timeZone={timeZone} />
      {pages.hasNextPage && (
        <Button
          className="mt-4"
          onClick={() => pages.fetchNextPage()}
          pending={pages.isFetchingNextPage}
        >
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function Entries({ rows, timeZone }: { rows: readonly TimelineEntry[]; timeZone: string }) {
  const t = useTranslations('customer.timeline');
  return (
    <Timeline
      entries={rows.map((row) => ({
        key: row.id,
        title: <Title row={row} />,
        text: <Details row={row} />,
        time: (
          <>
            {row.actor && `${row.actor} · `}
            <DateText instant={row.at} timeZone={timeZone} />
          </>
        ),
        icon: ICONS[row.kind],
      }))}
      label={t('title')}
    />
  );
}

function Title({ row }: { row: TimelineEntry }) {
  const t = useTranslations('customer');
  const audit = useTranslations('audit');
  const { kind, what, text, amount, currency } = row;
  const money = amount !== null && currency !== null && (
    <Money amount={amount} currency={currency} />
  );
  if (kind === 'change') return verbText(audit, what);
  if (kind === 'contact') {
    return `${t('timeline.contact', { kind: t(`contacts.kinds.${what as 'phone'}`) })} ${text}`;
  }
  if (kind === 'note') return text;
  if (kind === 'contract') return t('timeline.contract', { number: text });
  if (kind === 'invoice') {
    return (
      <>
        {t('timeline.invoice')}{' '}
        <TextLink className="underline" href={paths.invoice(row.id)}>
          {text}
        </TextLink>{' '}
        {money}
      </>
    );
  }
  return (
    <>
      {t('timeline.payment', { method: t(`payment.methods.${what as 'cash'}`) })} {money}{' '}
      <span className="text-muted">{text}</span>
    </>
  );
}

/** What a change of the record changed, member by member. */
function Details({ row: { kind, what, changes } }: { row: TimelineEntry }) {
  const t = useTranslations('audit');
  if (kind !== 'change' || what === 'customer.create') return null;
  const shown = changes.slice(0, MOST_CHANGES);
  const plain = (value: unknown) => valueText(t, value, (instant) => instant.slice(0, 10));
  return (
    <ul className="text-xs">
      {shown.map(({ path, before, after }) => (
        <li className="break-words" key={path}>
          {path !== '' && `${fieldText(t, path)}: `}
          {before !== undefined && `${plain(before)} → `}
          {plain(after)}
        </li>
      ))}
    </ul>
  );
}
