import { useFormatter, useTranslations } from 'next-intl';
import type { DesignUsage } from '#engine/runtime/design';
import type { Plan } from '#schemas';
import { Stat, StatRow } from '../../../ui/index.ts';
import { useBillingWords } from './billing-words.ts';

/** Who is on the plan, and how it bills, in words. */
export function PlanFigures({ plan, usage }: { plan: Plan; usage: DesignUsage }) {
  const t = useTranslations('plans');
  const format = useFormatter();
  const { every, timing, anchor, proration } = useBillingWords();
  const { billing, currency, modules } = plan;
  return (
    <StatRow>
      <Stat label={t('figures.subscriptions')} value={format.number(usage.subscriptions)} />
      <Stat label={t('figures.customers')} value={format.number(usage.customers)} />
      <Stat label={t('figures.modules')} value={format.number(modules.length)} />
      <Stat
        label={t('figures.billing')}
        note={`${timing(billing.timing)} · ${anchor(billing.anchor)}`}
        value={every(billing.interval)}
      />
      <Stat
        label={t('figures.proration')}
        note={t('figures.currency', { currency })}
        value={proration(billing.proration)}
      />
    </StatRow>
  );
}
