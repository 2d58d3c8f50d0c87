'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import {
  Badge,
  DescriptionList,
  IconButton,
  Money,
  Notice,
  Panel,
  Spinner,
} from '../../../../ui/index.ts';
import type { MappingPreview, OfferedPlan, PreviewedRow } from '../../types.ts';

interface RowOutcomeProps {
  tried: MappingPreview | undefined;
  isTrying: boolean;
  plan: OfferedPlan | undefined;
  /** Position among the tried rows. */
  at: number;
  onMove: (at: number) => void;
}

/** What the import would make of one row, as the engine sees it. */
export function RowOutcome({ tried, isTrying, plan, at, onMove }: RowOutcomeProps) {
  const t = useTranslations('imports.preview');
  const locale = useLocale();
  const row = tried?.rows[at];
  const last = (tried?.rows.length ?? 1) - 1;
  const actions = (
    <>
      {isTrying && <Spinner />}
      <span className="text-muted text-sm">{row && t('row', { row: row.row })}</span>
      <IconButton
        disabled={at <= 0}
        icon={<ChevronLeft />}
        label={t('previous')}
        onClick={() => onMove(at - 1)}
        size="sm"
      />
      <IconButton
        disabled={at >= last}
        icon={<ChevronRight />}
        label={t('next')}
        onClick={() => onMove(at + 1)}
        size="sm"
      />
    </>
  );
  return (
    <Panel actions={actions} title={t('title')}>
      {!tried && <p className="text-muted">{t('waiting')}</p>}
      {tried && tried.issues.length > 0 && (
        <Notice title={t('problems')} tone="danger">
          <ul>
            {tried.issues.slice(0, 8).map(({ path, message }) => (
              <li key={path + message.en}>
                {message[locale]}
                {path && <code className="ml-1 text-muted text-xs">{path}</code>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {row && <Outcome currency={tried?.currency ?? null} plan={plan} row={row} />}
      {tried && tried.toPublish.length > 0 && (
        <p className="mt-3 text-muted text-xs">
          {t('publish', { names: tried.toPublish.map(({ name }) => name[locale]).join(' · ') })}
        </p>
      )}
    </Panel>
  );
}

interface OutcomeProps {
  row: PreviewedRow;
  plan: OfferedPlan | undefined;
  currency: string | null;
}

function Outcome({ row, plan, currency }: OutcomeProps) {
  const t = useTranslations('imports.preview');
  const locale = useLocale();
  const errors = row.issues.filter(({ severity }) => severity === 'error');
  const { mapped } = row;
  return (
    <div className="flex flex-col gap-2">
      {row.issues.length > 0 && (
        <Notice
          title={errors.length > 0 ? t('failed') : undefined}
          tone={errors.length > 0 ? 'danger' : 'notice'}
        >
          {row.issues.map(({ code, message }) => (
            <p key={code + message.en}>{message[locale]}</p>
          ))}
        </Notice>
      )}
      {mapped && <CustomerOf customer={mapped.customer} />}
      {mapped && (
        <SubscriptionOf
          charge={row.charge}
          currency={currency}
          plan={plan}
          subscription={mapped.subscription}
        />
      )}
    </div>
  );
}

type Mapped = NonNullable<PreviewedRow['mapped']>;

const words = (entries: readonly string[]): ReactNode =>
  entries.length === 0 ? undefined : (
    <span className="flex flex-wrap gap-1">
      {entries.map((entry) => (
        <Badge key={entry}>{entry}</Badge>
      ))}
    </span>
  );

const lines = (entries: readonly string[]): ReactNode =>
  entries.length === 0 ? undefined : entries.map((entry) => <p key={entry}>{entry}</p>);

function CustomerOf({ customer }: { customer: Mapped['customer'] }) {
  const t = useTranslations('imports.preview');
  const target = useTranslations('imports.target');
  const { externalId, name, kind, tier, region, industry, contacts, address, tags } = customer;
  const custom = Object.entries(customer.customFields).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const optional = [
    { label: target('tier'), value: tier },
    { label: target('region'), value: region },
    { label: target('industry'), value: industry },
    { label: t('contacts'), value: contacts.map(({ value }) => value).join(', ') },
    { label: t('address'), value: Object.values(address).join(' ') },
    { label: t('tags'), value: words(tags) },
    { label: t('custom'), value: lines(custom) },
  ].filter(({ value }) => Boolean(value));
  return (
    <DescriptionList
      items={[
        { label: t('id'), value: externalId },
        { label: t('customer'), value: <span className="font-medium">{name}</span> },
        { label: t('kind'), value: t(kind) },
        ...optional,
      ]}
    />
  );
}

interface SubscriptionOfProps {
  subscription: Mapped['subscription'];
  plan: OfferedPlan | undefined;
  charge: string | null;
  currency: string | null;
}

function SubscriptionOf({ subscription, plan, charge, currency }: SubscriptionOfProps) {
  const t = useTranslations('imports.preview');
  const locale = useLocale();
  if (!subscription) return <p className="text-muted text-sm">{t('none')}</p>;
  const nameOf = (key: string) =>
    plan?.modules.find((module) => module.key === key)?.name[locale] ?? key;
  return (
    <DescriptionList
      className="border-line border-t pt-1"
      items={[
        { label: t('subscription'), value: plan?.name[locale] ?? subscription.planKey },
        {
          label: t('items'),
          value: words(
            subscription.items.map(({ module, quantity }) =>
              quantity === '1' ? nameOf(module) : `${nameOf(module)} × ${quantity}`,
            ),
          ),
        },
        {
          label: t('charge'),
          value: charge !== null && currency !== null && (
            <span className="font-medium">
              <Money amount={charge} currency={currency} />
            </span>
          ),
        },
      ]}
    />
  );
}
