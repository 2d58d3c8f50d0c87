'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ImportMapping } from '#schemas';
import { Checkbox, Field, Select, TextInput } from '../../../../ui/index.ts';
import type { OfferedPlan } from '../../types.ts';
import { setAt } from './edit-mapping.ts';
import { RuleGroup, type RulesProps } from './rule-group.tsx';

type Subscription = NonNullable<ImportMapping['subscription']>;
type Item = Subscription['items'][number];

/** A mapping needs one module at least: the guessed ones, else the plan's first. */
function subscriptionOf({ key, items, modules }: OfferedPlan): Subscription {
  const [first] = modules;
  const guessed = items.length > 0 ? items : first ? [{ module: first.key }] : [];
  return { plan: key, items: guessed };
}

/** Which plan the rows take, and which rows take which of its modules. */
export function SubscriptionRules(props: RulesProps) {
  const { preview, mapping, plan, onChange } = props;
  const t = useTranslations('imports.rules');
  const locale = useLocale();
  const choose = (key: string) => {
    const { subscription: _, ...rest } = mapping;
    const chosen = preview.plans.find((each) => each.key === key);
    onChange(chosen ? { ...rest, subscription: subscriptionOf(chosen) } : rest);
  };
  return (
    <RuleGroup title={t('subscription')}>
      <Field className="mt-2 mb-2 max-w-md" label={t('plan')}>
        <Select
          onChange={(event) => choose(event.target.value)}
          options={preview.plans.map(({ key, name, isNew, currency }) => ({
            value: key,
            label: `${isNew ? t('newPlan', { name: name[locale] }) : name[locale]} · ${currency}`,
          }))}
          placeholder={t('noPlan')}
          value={mapping.subscription?.plan ?? ''}
        />
      </Field>
      {mapping.subscription && plan && <ModuleRules {...props} plan={plan} />}
    </RuleGroup>
  );
}

function ModuleRules({ mapping, plan, resultOf, onChange }: RulesProps & { plan: OfferedPlan }) {
  const t = useTranslations('imports.rules');
  const items = mapping.subscription?.items ?? [];
  const put = (next: Item[]) => {
    if (!mapping.subscription || next.length === 0) return;
    onChange({ ...mapping, subscription: { ...mapping.subscription, items: next } });
  };
  return (
    <>
      <div className="grid grid-cols-[minmax(10rem,2fr)_minmax(10rem,4fr)_5rem] gap-x-3 pt-1 text-muted text-xs max-md:hidden">
        <span>{t('module')}</span>
        <span>{t('when')}</span>
      </div>
      {plan.modules.map((module) => {
        const at = items.findIndex((item) => item.module === module.key);
        return (
          <ModuleRow
            item={items[at]}
            key={module.key}
            module={module}
            onToggle={(on) =>
              put(on ? [...items, { module: module.key }] : items.filter((_, i) => i !== at))
            }
            onWhen={(when) =>
              onChange(
                setAt(mapping, `/subscription/items/${at}/when`, when === '' ? undefined : when),
              )
            }
            result={at < 0 ? undefined : resultOf(`/subscription/items/${at}/when`)}
          />
        );
      })}
    </>
  );
}

interface ModuleRowProps {
  module: OfferedPlan['modules'][number];
  item: Item | undefined;
  result: string | undefined;
  onToggle: (on: boolean) => void;
  onWhen: (when: string) => void;
}

function ModuleRow({ module, item, result, onToggle, onWhen }: ModuleRowProps) {
  const t = useTranslations('imports.rules');
  const locale = useLocale();
  const name = module.name[locale];
  return (
    <div className="grid grid-cols-[minmax(10rem,2fr)_minmax(10rem,4fr)_5rem] items-center gap-x-3 gap-y-1 py-1 max-md:grid-cols-1">
      <Checkbox
        checked={item !== undefined}
        label={<span className="text-sm">{name}</span>}
        onChange={(event) => onToggle(event.target.checked)}
      />
      {item ? (
        <TextInput
          aria-label={`${name}: ${t('when')}`}
          className="font-mono text-sm"
          onChange={(event) => onWhen(event.target.value)}
          placeholder={t('always')}
          spellCheck={false}
          value={String(item.when ?? '')}
        />
      ) : (
        <span />
      )}
      <span className="text-muted text-sm">{item?.when === undefined ? '' : result}</span>
    </div>
  );
}
