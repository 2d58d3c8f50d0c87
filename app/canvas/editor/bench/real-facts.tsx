import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { BenchEvaluation, BenchFacts } from '#engine/runtime/bench';
import { useTrpc } from '../../../trpc/client.tsx';
import { shownErrorOf } from '../../../trpc/shown-error.ts';
import { Badge, Combobox, Field, IconButton, Select, Spinner } from '../../../ui/index.ts';
import type { Bench, BenchPick } from './use-bench.ts';

/** What the next run would bill. */
const DUE = 'due';
const PAUSE_MS = 250;
const MOST_FOUND = 12;

type Customer = NonNullable<BenchPick['customer']>;

function useLate(text: string): string {
  const [late, setLate] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return late;
}

interface CustomerFieldProps {
  customer: Customer | undefined;
  onChoose: (customer: Customer) => void;
}

function CustomerField({ customer, onChoose }: CustomerFieldProps) {
  const t = useTranslations('editor.bench');
  const [text, setText] = useState('');
  const search = useLate(text.trim());
  const found = useQuery({
    ...useTrpc().customer.list.queryOptions({
      limit: MOST_FOUND,
      ...(search !== '' && { search }),
    }),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.rows ?? []).map(({ id, name, externalId }) => ({
    value: id,
    label: name,
    detail: externalId ?? undefined,
  }));
  return (
    <Field label={t('customer')}>
      <Combobox
        loading={found.isFetching}
        onSearch={setText}
        onValueChange={(id, option) => {
          if (id !== null && option) onChoose({ id, name: option.label });
        }}
        options={options}
        placeholder={t('findCustomer')}
        value={customer?.id ?? null}
        valueLabel={customer?.name}
      />
    </Field>
  );
}

const monthsOf = (start: string, end: string): string => {
  const isMonth = start.endsWith('-01') && end.endsWith('-01') && end > start;
  return isMonth ? start.slice(0, 7) : `${start} – ${end}`;
};

interface PeriodFieldProps {
  customer: Customer | undefined;
  period: string;
  onChoose: (period: string) => void;
}

/** Periods that were billed, and the one that comes next. */
function PeriodField({ customer, period, onChoose }: PeriodFieldProps) {
  const t = useTranslations('editor.bench');
  const invoices = useQuery({
    ...useTrpc().bench.invoices.queryOptions({ customerId: customer?.id ?? '' }),
    enabled: customer !== undefined,
  });
  const options = (invoices.data ?? []).map(({ id, number, status, periodStart, periodEnd }) => ({
    value: id,
    label: `${monthsOf(periodStart, periodEnd)} · ${number ?? t(status)}`,
  }));
  return (
    <Field label={t('period')}>
      <Select
        disabled={customer === undefined || invoices.isPending}
        onChange={({ target }) => onChoose(target.value)}
        options={[...options, { value: DUE, label: t('due') }]}
        placeholder={t('choosePeriod')}
        value={period}
      />
    </Field>
  );
}

/** One evaluation in words: the module, its days, and the flow where it is another. */
function evaluationText(
  { module, plan, period, flow }: BenchEvaluation,
  own: string,
  locale: 'zh' | 'en',
): string {
  const days = period.end === null ? period.start : monthsOf(period.start, period.end);
  const other = flow.key === own ? '' : ` · ${flow.name[locale]}`;
  return `${module.name[locale]} · ${plan[locale]} · ${days}${other}`;
}

/** Those that this flow priced come first. */
const ordered = (facts: BenchFacts | undefined, own: string): BenchEvaluation[] =>
  (facts?.evaluations ?? []).toSorted(
    (a, b) => Number(b.flow.key === own) - Number(a.flow.key === own),
  );

interface RealFactsProps {
  bench: Bench;
  /** Key of the flow that is edited. */
  flowKey: string;
}

/** A customer and a period: the facts that the bill run used, or would use, come into the form. */
export function RealFacts({ bench, flowKey }: RealFactsProps) {
  const t = useTranslations('editor.bench');
  const locale = useLocale();
  const { source, setSource, pick, setPick } = bench;
  const { customer, period, evaluation: chosen } = pick;
  const input = {
    customerId: customer?.id ?? '',
    flowKey,
    ...(period !== DUE && { invoiceId: period }),
  };
  const loaded = useQuery({
    ...useTrpc().bench.facts.queryOptions(input),
    enabled: customer !== undefined && period !== '',
  });
  const { data } = loaded;
  const all = ordered(data, flowKey);
  const evaluation = all[chosen];
  const isTaken = source?.kind === 'customer' && source.evaluation === evaluation;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was loaded, or another of it
  useEffect(() => {
    if (!data || !customer || !evaluation || isTaken) return;
    setSource({ kind: 'customer', customer: customer.name, evaluation, invoiceId: data.invoiceId });
  }, [data, chosen]);
  const about = () => {
    if (source?.kind === 'scenario') return t('ofScenario', { name: source.scenario.name });
    if (source) return t('loaded');
    if (data) return all.length === 0 ? t('nothingDue') : undefined;
    return loaded.error ? undefined : t('byHandNow');
  };
  return (
    <div className="flex flex-wrap items-end gap-2 border-line border-b px-3 py-2 [&>*]:min-w-40 [&>*]:grow [&>button]:min-w-0 [&>button]:grow-0">
      <CustomerField
        customer={customer}
        onChoose={(next) => setPick({ customer: next, period: '', evaluation: 0 })}
      />
      <PeriodField
        customer={customer}
        onChoose={(next) => setPick({ period: next, evaluation: 0 })}
        period={period}
      />
      {all.length > 0 && (
        <Field className="grow-[2]" label={t('evaluation')}>
          <Select
            onChange={({ target }) => setPick({ evaluation: Number(target.value) })}
            options={all.map((each, index) => ({
              value: String(index),
              label: evaluationText(each, flowKey, locale),
            }))}
            value={String(chosen)}
          />
        </Field>
      )}
      {source && (
        <IconButton
          icon={<X />}
          label={t('byHand')}
          onClick={() => setSource(undefined)}
          size="sm"
        />
      )}
      <p className="flex min-h-5 basis-full items-center gap-2 text-muted text-xs" role="status">
        {loaded.isFetching && <Spinner />}
        {loaded.error && (
          <span className="text-danger">{shownErrorOf(loaded.error).text[locale]}</span>
        )}
        {about()}
        {bench.isChanged && <Badge tone="notice">{t('changedByHand')}</Badge>}
      </p>
    </div>
  );
}
