import type { Locale } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { OverviewItem, OverviewSubscription } from '#engine/runtime/customer';
import { paths } from '../../../paths.ts';
import {
  Dash,
  DateText,
  formatDecimal,
  Money,
  Panel,
  RowHeader,
  Status,
  Table,
  Td,
  TextLink,
  Th,
} from '../../../ui/index.ts';

interface SubscriptionsPanelProps {
  subscriptions: readonly OverviewSubscription[];
  currency: string;
  /** Who may not see designs isn't led to them. */
  mayOpenPlan: boolean;
}

const TONES = { active: 'positive', paused: 'notice', ended: 'neutral' } as const;

/** What the customer has, module by module, and what each was last billed. */
export async function SubscriptionsPanel(props: SubscriptionsPanelProps) {
  const t = await getTranslations('customer.subscriptions');
  const shown = props.subscriptions.filter(({ items }) => items.length > 0);
  return (
    <Panel flush title={t('title')}>
      {shown.length === 0 && <p className="p-4 text-muted text-sm">{t('none')}</p>}
      <div className="divide-y divide-line">
        {shown.map((subscription) => (
          <Subscription {...props} key={subscription.id} subscription={subscription} />
        ))}
      </div>
    </Panel>
  );
}

async function Subscription({
  subscription,
  currency,
  mayOpenPlan,
}: SubscriptionsPanelProps & { subscription: OverviewSubscription }) {
  const t = await getTranslations('customer.subscriptions');
  const locale = await getLocale();
  const { planKey, planName, status, startsOn, endsOn, items } = subscription;
  const name = planName[locale];
  return (
    <section aria-label={name}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-1 text-sm">
        <span className="font-medium">
          {mayOpenPlan ? <TextLink href={paths.plan(planKey)}>{name}</TextLink> : name}
        </span>
        <Status tone={TONES[status]}>{t(`status.${status}`)}</Status>
        <span className="text-muted">
          {t('since')} <DateText date={startsOn} />
          {endsOn && (
            <>
              {' '}
              {t('until')} <DateText date={endsOn} />
            </>
          )}
        </span>
        <span className="ml-auto text-muted text-xs">{attributesText(subscription, locale)}</span>
      </div>
      <Table caption={name}>
        <thead>
          <tr>
            <Th>{t('module')}</Th>
            <Th number>{t('quantity')}</Th>
            <Th className="max-sm:hidden">{t('billedUntil')}</Th>
            <Th number>{t('lastAmount', { currency })}</Th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ItemRow currency={currency} item={item} key={item.id} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

async function ItemRow({ item, currency }: { item: OverviewItem; currency: string }) {
  const t = await getTranslations('customer.subscriptions');
  const locale = await getLocale();
  const { name, quantity, billedUntil, lastAmount, endsOn } = item;
  return (
    <tr>
      <RowHeader>
        {name[locale]}
        {endsOn && (
          <span className="ml-2 font-normal text-muted text-xs">
            {t('until')} <DateText date={endsOn} />
          </span>
        )}
      </RowHeader>
      <Td number>{formatDecimal(quantity, locale)}</Td>
      <Td className="max-sm:hidden">
        {billedUntil === null && <span className="text-muted">{t('never')}</span>}
        {billedUntil === 'infinity' && <span className="text-muted">{t('once')}</span>}
        {billedUntil !== null && billedUntil !== 'infinity' && <DateText date={billedUntil} />}
      </Td>
      <Td number>
        {lastAmount === null ? <Dash /> : <Money amount={lastAmount} bare currency={currency} />}
      </Td>
    </tr>
  );
}

/** `{ bandwidthMbps: 300, contract: 'one-year' }` as "带宽（Mbps） 300 · 合约期 一年". */
function attributesText(
  { attributes, attributeLabels }: OverviewSubscription,
  locale: Locale,
): string {
  return Object.entries(attributes)
    .flatMap(([key, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const known = attributeLabels.find((labels) => labels.key === key);
      const text = known?.valueLabels?.[value]?.[locale] ?? String(value);
      return [known ? `${known.label[locale]} ${text}` : text];
    })
    .join(' · ');
}
