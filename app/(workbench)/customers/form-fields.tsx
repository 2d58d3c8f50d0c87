'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext } from 'react-hook-form';
import type { CustomerForm } from '#schemas/generated/forms';
import { Button, Field, IconButton, Panel, Select, TextInput } from '../../ui/index.ts';
import { useTierName } from './customer-status.tsx';

interface PartProps {
  /** The members that the person may not change. */
  locked: ReadonlySet<string>;
}

type WordName = 'externalId' | 'region' | 'industry' | 'timeZone';

function Word({ name, help, locked }: PartProps & { name: WordName; help?: string }) {
  const t = useTranslations('customers.form');
  const { register, formState } = useFormContext<CustomerForm>();
  return (
    <Field error={formState.errors[name]?.message} help={help} label={t(name)}>
      <TextInput readOnly={locked.has(name)} {...register(name)} />
    </Field>
  );
}

/** Who it is. */
export function BasicFields({ locked, isNew }: PartProps & { isNew: boolean }) {
  const t = useTranslations('customers.form');
  const kinds = useTranslations('customers.kinds');
  const statuses = useTranslations('customers.status');
  const tierName = useTierName();
  const { register, formState } = useFormContext<CustomerForm>();
  return (
    <Panel title={t('basics')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          error={formState.errors.name?.message}
          help={t('nameHelp')}
          label={t('name')}
          required
        >
          <TextInput autoFocus={isNew} readOnly={locked.has('name')} {...register('name')} />
        </Field>
        <Field label={t('kind')}>
          <Select
            disabled={locked.has('kind')}
            options={(['person', 'company'] as const).map((value) => ({
              value,
              label: kinds(value),
            }))}
            {...register('kind')}
          />
        </Field>
        <Word help={t('externalIdHelp')} locked={locked} name="externalId" />
        <Field error={formState.errors.tier?.message} label={t('tier')}>
          <TextInput list="tiers" readOnly={locked.has('tier')} {...register('tier')} />
        </Field>
        <datalist id="tiers">
          {['standard', 'gold', 'vip'].map((tier) => (
            <option key={tier} value={tier}>
              {tierName(tier)}
            </option>
          ))}
        </datalist>
        <Word locked={locked} name="region" />
        <Word locked={locked} name="industry" />
        {!isNew && (
          <Field label={t('status')}>
            <Select
              disabled={locked.has('status')}
              options={(['active', 'closed'] as const).map((value) => ({
                value,
                label: statuses(value),
              }))}
              {...register('status')}
            />
          </Field>
        )}
      </div>
    </Panel>
  );
}

const NUMBER_OR_NULL = {
  setValueAs: (value: unknown) => (value === '' || value === null ? null : Number(value)),
};

/** How it is billed. */
export function BillingFields({ locked }: PartProps) {
  const t = useTranslations('customers.form');
  const { register, formState } = useFormContext<CustomerForm>();
  return (
    <Panel title={t('billing')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          error={formState.errors.paymentTermDays?.message}
          help={t('paymentTermHelp')}
          label={t('paymentTermDays')}
        >
          <TextInput
            numeric
            readOnly={locked.has('paymentTermDays')}
            unit={t('days')}
            {...register('paymentTermDays', NUMBER_OR_NULL)}
          />
        </Field>
        <Field label={t('locale')}>
          <Select
            disabled={locked.has('locale')}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
            placeholder={t('localeAny')}
            {...register('locale')}
          />
        </Field>
        <Word help={t('timeZoneHelp')} locked={locked} name="timeZone" />
      </div>
    </Panel>
  );
}

const PARTS = [
  ['province', 2],
  ['city', 2],
  ['district', 2],
  ['street', 4],
  ['community', 2],
  ['building', 1],
  ['unit', 1],
  ['room', 1],
  ['postalCode', 2],
] as const;
const SPANS = { 1: 'sm:col-span-1', 2: 'sm:col-span-2', 4: 'sm:col-span-4' } as const;

/** A Chinese address from the province down to the door. */
export function AddressFields({ locked }: PartProps) {
  const t = useTranslations('customers.form');
  const { register, formState } = useFormContext<CustomerForm>();
  return (
    <Panel title={t('address')}>
      <div className="grid gap-4 sm:grid-cols-6">
        {PARTS.map(([part, span]) => (
          <Field
            className={SPANS[span]}
            error={formState.errors.address?.[part]?.message}
            key={part}
            label={t(part)}
          >
            <TextInput readOnly={locked.has('address')} {...register(`address.${part}`)} />
          </Field>
        ))}
      </div>
    </Panel>
  );
}

/** Fields of the operator's own. */
export function CustomFields({ locked }: PartProps) {
  const t = useTranslations('customers.form');
  const { register, control, formState } = useFormContext<CustomerForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'customFields' });
  const isLocked = locked.has('customFields');
  return (
    <Panel
      actions={
        !isLocked && (
          <Button
            icon={<Plus aria-hidden="true" />}
            onClick={() => append({ name: '', value: '' })}
            size="sm"
          >
            {t('addField')}
          </Button>
        )
      }
      title={t('custom')}
    >
      {fields.length === 0 && <p className="text-muted text-sm">{t('customNone')}</p>}
      <ul className="flex flex-col gap-2">
        {fields.map((field, index) => (
          <li className="flex items-start gap-2" key={field.id}>
            <Field
              className="w-48 shrink-0"
              error={formState.errors.customFields?.[index]?.name?.message}
              hideLabel
              label={t('fieldName')}
            >
              <TextInput
                placeholder={t('fieldName')}
                readOnly={isLocked}
                {...register(`customFields.${index}.name`)}
              />
            </Field>
            <Field className="grow" hideLabel label={t('fieldValue')}>
              <TextInput
                placeholder={t('fieldValue')}
                readOnly={isLocked}
                {...register(`customFields.${index}.value`)}
              />
            </Field>
            {!isLocked && (
              <IconButton
                icon={<Trash2 />}
                label={t('removeField', { name: field.name })}
                onClick={() => remove(index)}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
