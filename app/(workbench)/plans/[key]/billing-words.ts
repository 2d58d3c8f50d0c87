import { useTranslations } from 'next-intl';
import type { Plan } from '#schemas';

type Billing = Plan['billing'];

/** The terms of billing in the person's language. */
export function useBillingWords() {
  const t = useTranslations('plans.billing');
  return {
    /** "monthly", "every 3 months" */
    every: ({ unit, count }: Billing['interval']) =>
      count === 1 ? t(`every.${unit}`) : t(`everyMany.${unit}`, { count }),
    /** Behind an amount: "a month". */
    per: ({ unit, count }: Billing['interval']) =>
      count === 1 ? t(`per.${unit}`) : t(`perMany.${unit}`, { count }),
    timing: (timing: Billing['timing']) => t(`timing.${timing}`),
    anchor: (anchor: Billing['anchor']) => t(`anchor.${anchor}`),
    proration: (proration: Billing['proration']) => t(`proration.${proration}`),
  };
}
