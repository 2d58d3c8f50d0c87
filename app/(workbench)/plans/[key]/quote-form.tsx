'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { PriceCard } from '#engine/runtime/design';
import type { Plan, PlanModule } from '#schemas';
import { Checkbox, Field, Select, TextInput } from '../../../ui/index.ts';
import { chosenModule, type Order } from './quote-order.ts';

interface QuoteFormProps {
  plan: Plan;
  card: PriceCard;
  order: Order;
  onChange: (order: Order) => void;
}

type Attribute = NonNullable<Plan['attributes']>[number];

interface AttributeFieldProps {
  attribute: Attribute;
  value: string;
  onChange: (value: string) => void;
}

function AttributeField({ attribute, value, onChange }: AttributeFieldProps) {
  const t = useTranslations('plans.quote');
  const locale = useLocale();
  const { label, type, allowed, required, valueLabels } = attribute;
  const options =
    type === 'boolean' && !allowed
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : allowed?.map(String).map((choice) => ({
          value: choice,
          label: valueLabels?.[choice]?.[locale] ?? choice,
        }));
  return (
    <Field label={label[locale]} required={required}>
      {options ? (
        <Select
          onChange={(event) => onChange(event.target.value)}
          options={options}
          value={value}
        />
      ) : (
        <TextInput
          numeric={type === 'number'}
          onChange={(event) => onChange(event.target.value)}
          value={value}
        />
      )}
    </Field>
  );
}

interface ModuleChoiceProps extends QuoteFormProps {
  module: PlanModule;
}

/** A module to choose, with its quantity and its usage once it is. */
function ModuleChoice({ module, plan, card, order, onChange }: ModuleChoiceProps) {
  const t = useTranslations('plans.quote');
  const locale = useLocale();
  const { key, name, required, quantity } = module;
  const chosen = order.modules[key];
  const put = (next: Order['modules'][string]) =>
    onChange({ ...order, modules: { ...order.modules, [key]: next } });
  return (
    <li className="flex min-h-7 flex-col justify-center">
      <div className="flex items-center justify-between gap-3">
        <Checkbox
          checked={chosen !== undefined}
          disabled={required}
          label={name[locale]}
          onChange={(event) =>
            put(event.target.checked ? chosenModule(plan, card, key) : undefined)
          }
        />
        {chosen && quantity && (
          <TextInput
            aria-label={t('quantityOf', { module: name[locale] })}
            className="w-16"
            numeric
            onChange={(event) => put({ ...chosen, quantity: event.target.value })}
            value={chosen.quantity}
          />
        )}
      </div>
      {chosen &&
        Object.entries(chosen.usage).map(([metric, used]) => (
          <div className="flex items-center justify-between gap-3 pl-6" key={metric}>
            <span className="truncate text-muted text-xs">{t('usage', { metric })}</span>
            <TextInput
              aria-label={t('usage', { metric })}
              className="w-24 shrink-0"
              numeric
              onChange={(event) =>
                put({ ...chosen, usage: { ...chosen.usage, [metric]: event.target.value } })
              }
              value={used}
            />
          </div>
        ))}
    </li>
  );
}

/** What an order of the plan asks for, and the modules to choose from. */
export function QuoteForm(props: QuoteFormProps) {
  const { plan, order, onChange } = props;
  const t = useTranslations('plans.quote');
  const attributes = plan.attributes ?? [];
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
      {attributes.length > 0 && (
        <div className="grid items-end gap-3 sm:grid-cols-2">
          {attributes.map((attribute) => (
            <AttributeField
              attribute={attribute}
              key={attribute.key}
              onChange={(value) =>
                onChange({
                  ...order,
                  attributes: { ...order.attributes, [attribute.key]: value },
                })
              }
              value={order.attributes[attribute.key] ?? ''}
            />
          ))}
        </div>
      )}
      <fieldset>
        <legend className="mb-1 font-medium text-sm">{t('modules')}</legend>
        <ul className="flex flex-col gap-1">
          {plan.modules.map((module) => (
            <ModuleChoice key={module.key} module={module} {...props} />
          ))}
        </ul>
      </fieldset>
    </form>
  );
}
