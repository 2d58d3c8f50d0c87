import { useLocale, useTranslations } from 'next-intl';
import type { ModulePrice, PriceCard } from '#engine/runtime/design';
import type { Plan, PlanModule } from '#schemas';
import { paths } from '../../../paths.ts';
import { Badge, DateText, Panel, TextLink } from '../../../ui/index.ts';
import { useBillingWords } from './billing-words.ts';
import { DiscountTerms } from './discount-terms.tsx';
import { ModulePrices } from './module-prices.tsx';
import { TierTables } from './tier-tables.tsx';

const GROUPS = ['base-service', 'add-on', 'one-off', 'deposit', 'discount'] as const;

interface ModuleRowProps {
  module: PlanModule;
  price: ModulePrice;
  plan: Plan;
  currency: string;
}

/** What is fixed of a module: its parameters and how many of it may be ordered. */
function ModuleTerms({ module, price, plan }: Omit<ModuleRowProps, 'currency'>) {
  const t = useTranslations('plans.module');
  const { every, timing, proration } = useBillingWords();
  const { parameters = {}, quantity, billing } = module;
  const terms = [
    ...Object.entries(parameters).map(([name, value]) =>
      t('parameter', { name, value: String(value) }),
    ),
    ...(quantity?.minimum !== undefined || quantity?.maximum !== undefined
      ? [
          t('quantity', {
            from: String(quantity.minimum ?? 0),
            to: String(quantity.maximum ?? '∞'),
          }),
        ]
      : []),
    ...(billing?.interval ? [every(billing.interval)] : []),
    ...(billing?.timing && billing.timing !== plan.billing.timing ? [timing(billing.timing)] : []),
    ...(billing?.proration && billing.proration !== plan.billing.proration
      ? [proration(billing.proration)]
      : []),
  ];
  return (
    <div className="mt-0.5 flex flex-col gap-0.5 text-muted text-xs">
      {price.flow ? (
        <FlowLink flow={price.flow} />
      ) : (
        module.flow && <span className="text-danger">{t('noFlow', { flow: module.flow })}</span>
      )}
      {terms.length > 0 && <span>{terms.join(' · ')}</span>}
    </div>
  );
}

function FlowLink({ flow }: { flow: NonNullable<ModulePrice['flow']> }) {
  const t = useTranslations('plans.module');
  const locale = useLocale();
  const { key, name, version } = flow;
  return (
    <span>
      {t('pricedBy')}{' '}
      <TextLink className="underline" href={paths.flow(key, { version })}>
        {name[locale]}
      </TextLink>{' '}
      v{version}
    </span>
  );
}

function ModuleRow(props: ModuleRowProps) {
  const { module, price, plan, currency } = props;
  const t = useTranslations('plans.module');
  const locale = useLocale();
  return (
    <li className="grid gap-x-6 gap-y-2 border-line px-4 py-3 not-last:border-b md:grid-cols-[minmax(11rem,2fr)_minmax(0,3fr)]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {module.name[locale]}
          {module.required && <Badge>{t('required')}</Badge>}
        </p>
        <ModuleTerms module={module} plan={plan} price={price} />
      </div>
      <div className="min-w-0">
        {module.discount ? (
          <DiscountTerms discount={module.discount} plan={plan} />
        ) : (
          <ModulePrices currency={currency} price={price} />
        )}
        <TierTables tiers={price.tiers} />
      </div>
    </li>
  );
}

/** The modules of a plan with what each costs for typical choices, as the engine computes it. */
export function PriceCardPanel({ card, plan }: { card: PriceCard; plan: Plan }) {
  const t = useTranslations('plans');
  const prices = new Map(card.modules.map((price) => [price.key, price]));
  return (
    <Panel
      flush
      note={
        <>
          {t('card.note')} <DateText date={card.on} />
        </>
      }
      title={t('card.title')}
    >
      {GROUPS.map((type) => {
        const modules = plan.modules.filter((module) => module.type === type);
        if (modules.length === 0) return null;
        return (
          <section aria-label={t(`types.${type}`)} key={type}>
            <h3 className="border-line border-b bg-sunken px-4 py-1 font-medium text-muted text-xs">
              {t(`types.${type}`)}
            </h3>
            <ul className="border-line [section:not(:last-child)>&]:border-b">
              {modules.map((module) => {
                const price = prices.get(module.key);
                if (!price) return null;
                return (
                  <ModuleRow
                    currency={card.currency}
                    key={module.key}
                    module={module}
                    plan={plan}
                    price={price}
                  />
                );
              })}
            </ul>
          </section>
        );
      })}
    </Panel>
  );
}
