import { useLocale, useTranslations } from 'next-intl';
import type { Plan, PlanModule } from '#schemas';
import { formatMoney } from '../../../ui/index.ts';

interface DiscountTermsProps {
  discount: NonNullable<PlanModule['discount']>;
  plan: Plan;
}

/** A discount in words: how much, off what, and how it meets others. */
export function DiscountTerms({ discount, plan }: DiscountTermsProps) {
  const t = useTranslations('plans.discount');
  const locale = useLocale();
  const { kind, value, scope, modules, priority, stackingGroup } = discount;
  const names = modules?.map(
    (key) => plan.modules.find((module) => module.key === key)?.name[locale] ?? key,
  );
  const worth =
    kind === 'percentage'
      ? t('percentage', { value: String(value) })
      : t('fixed', {
          value: `${formatMoney(String(value), plan.currency, locale)} ${plan.currency}`,
        });
  const rules = [
    ...(priority === undefined ? [] : [t('priority', { priority })]),
    ...(stackingGroup === undefined ? [] : [t('group', { group: stackingGroup })]),
  ];
  return (
    <>
      <p className="font-medium text-accent">{worth}</p>
      <p className="text-muted text-xs">
        {names ? t('offModules', { modules: names.join(t('separator')) }) : t(`scopes.${scope}`)}
        {rules.length > 0 && ` · ${rules.join(' · ')}`}
      </p>
    </>
  );
}
