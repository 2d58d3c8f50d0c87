'use client';

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { BillRunPreview, Segment, SegmentChoices } from '#engine/runtime/bill-run';
import { paths } from '../../../paths.ts';
import { useTrpc } from '../../../trpc/client.tsx';
import { errorText } from '../../../trpc/shown-error.ts';
import {
  Button,
  DateInput,
  Field,
  LinkButton,
  Notice,
  Panel,
  useToast,
} from '../../../ui/index.ts';
import { PreviewWarnings } from './preview-warnings.tsx';
import { SegmentFields } from './segment-fields.tsx';

interface NewRunFormProps {
  choices: SegmentChoices;
  idempotencyKey: string;
  preview: BillRunPreview;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** First day of a month and of the one after it; undefined while it is being typed. */
function monthPeriod(month: string): { periodStart: string; periodEnd: string } | undefined {
  if (!MONTH.test(month)) return undefined;
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { periodStart: `${month}-01`, periodEnd: `${next.padStart(7, '0')}-01` };
}

/** What the run would be about, asked again whenever the form changes. */
function usePreview(month: string, segment: Segment, first: BillRunPreview) {
  const trpc = useTrpc();
  const period = monthPeriod(month);
  const isFirst = period?.periodStart === first.periodStart && Object.keys(segment).length === 0;
  return useQuery(
    trpc.billRun.preview.queryOptions(
      { ...period, segment },
      {
        enabled: period !== undefined,
        placeholderData: keepPreviousData,
        ...(isFirst ? { initialData: first } : {}),
      },
    ),
  );
}

export function NewRunForm({ choices, idempotencyKey, preview }: NewRunFormProps) {
  const t = useTranslations('billRuns.new');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const trpc = useTrpc();
  const [month, setMonth] = useState(preview.periodStart.slice(0, 7));
  const [segment, setSegment] = useState<Segment>({});
  const { data, isFetching, error } = usePreview(month, segment, preview);
  const start = useMutation(
    trpc.billRun.start.mutationOptions({
      onSuccess: ({ id }) => router.push(paths.billRun(id)),
      onError: (failed) => toast({ tone: 'failed', title: errorText(failed, locale) }),
    }),
  );
  const period = monthPeriod(month);
  const customers = data?.customers ?? 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (period) start.mutate({ ...period, segment, idempotencyKey });
  };
  return (
    <form className="grid max-w-5xl gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]" onSubmit={submit}>
      <div className="grid gap-4">
        <Panel>
          <Field className="max-w-60" help={t('periodHelp')} label={t('period')} required>
            <DateInput
              kind="month"
              onChange={({ target }) => setMonth(target.value)}
              required
              value={month}
            />
          </Field>
        </Panel>
        <Panel note={t('whoHelp')} title={t('who')}>
          <SegmentFields choices={choices} onChange={setSegment} segment={segment} />
        </Panel>
      </div>
      <Panel className="self-start">
        <div className="flex flex-col gap-3">
          <p aria-live="polite" className="font-semibold text-lg">
            {isFetching && !data && t('counting')}
            {data && (customers === 0 ? t('countNone') : t('count', { count: customers }))}
          </p>
          {error && <Notice tone="danger">{errorText(error, locale)}</Notice>}
          <PreviewWarnings warnings={data?.warnings ?? []} />
          <Button
            disabled={!period || customers === 0 || isFetching}
            pending={start.isPending || start.isSuccess}
            size="lg"
            type="submit"
            variant="primary"
          >
            {t('start', { count: customers })}
          </Button>
          <LinkButton href={paths.billRuns()} variant="ghost">
            {t('back')}
          </LinkButton>
        </div>
      </Panel>
    </form>
  );
}
