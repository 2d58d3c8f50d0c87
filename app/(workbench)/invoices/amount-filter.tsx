'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button, Field, Popover, TextInput } from '../../ui/index.ts';
import type { FilterQuery } from './filter.ts';

interface AmountFilterProps {
  query: FilterQuery;
  onChange: (part: FilterQuery) => void;
}

/** A range of totals, both ends inclusive. */
export function AmountFilter({ query: { min, max }, onChange }: AmountFilterProps) {
  const t = useTranslations('invoices.filters');
  const [open, setOpen] = useState(false);
  const label =
    min !== undefined && max !== undefined
      ? t('amountRange', { from: min, to: max })
      : min !== undefined
        ? t('amountAtLeast', { from: min })
        : max !== undefined
          ? t('amountAtMost', { to: max })
          : t('amount');
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onChange({
      min: String(form.get('min') ?? '').trim(),
      max: String(form.get('max') ?? '').trim(),
    });
    setOpen(false);
  };
  const isOn = min !== undefined || max !== undefined;
  return (
    <Popover
      label={t('amount')}
      onOpenChange={setOpen}
      open={open}
      trigger={
        <Button className={isOn ? 'border-accent bg-accent-soft text-accent' : undefined}>
          {label}
        </Button>
      }
    >
      <form className="flex flex-col gap-3" onSubmit={apply}>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('amountFrom')}>
            <TextInput defaultValue={min} name="min" numeric pattern="-?[0-9]+(\.[0-9]+)?" />
          </Field>
          <Field label={t('amountTo')}>
            <TextInput defaultValue={max} name="max" numeric pattern="-?[0-9]+(\.[0-9]+)?" />
          </Field>
        </div>
        <Button className="self-end" type="submit" variant="primary">
          {t('apply')}
        </Button>
      </form>
    </Popover>
  );
}
