'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import type { ClosedPeriod } from '#engine/runtime/back-test';
import {
  DateInput,
  Field,
  FieldGroup,
  formatPeriod,
  Radio,
  Select,
  TextInput,
} from '../../ui/index.ts';
import { PROJECTIONS, type StartIssue, type StartValues } from './start-values.ts';

interface StartFieldsProps {
  values: StartValues;
  issues: readonly StartIssue[];
  periods: readonly ClosedPeriod[];
  onChange: (values: StartValues) => void;
}

function PeriodFields({ values, issues, periods, onChange }: StartFieldsProps) {
  const t = useTranslations('backTest.form');
  const locale = useLocale();
  const options = periods.map(({ periodStart, periodEnd, invoices }) => ({
    value: periodStart,
    label: `${formatPeriod(periodStart, periodEnd, locale)} · ${t('invoices', { count: invoices })}`,
  }));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field help={t('periodHelp')} label={t('from')}>
        <Select
          onChange={({ target }) => onChange({ ...values, from: target.value })}
          options={options}
          value={values.from}
        />
      </Field>
      <Field error={issues.includes('badPeriod') ? t('badPeriod') : undefined} label={t('to')}>
        <Select
          onChange={({ target }) => onChange({ ...values, to: target.value })}
          options={options}
          value={values.to}
        />
      </Field>
    </div>
  );
}

function ScopeFields({ values, issues, onChange }: StartFieldsProps) {
  const t = useTranslations('backTest.form');
  const name = useId();
  return (
    <FieldGroup className="grid gap-1" legend={t('scope')}>
      <Radio
        checked={!values.isSample}
        help={t('allHelp')}
        label={t('all')}
        name={name}
        onChange={() => onChange({ ...values, isSample: false })}
      />
      <Radio
        checked={values.isSample}
        help={t('sampleHelp')}
        label={t('sample')}
        name={name}
        onChange={() => onChange({ ...values, isSample: true })}
      />
      {values.isSample && (
        <Field
          className="ml-6 max-w-48"
          error={issues.includes('badSize') ? t('badSize') : undefined}
          label={t('size')}
        >
          <TextInput
            inputMode="numeric"
            numeric
            onChange={({ target }) => onChange({ ...values, size: target.value.trim() })}
            value={values.size}
          />
        </Field>
      )}
    </FieldGroup>
  );
}

function ProjectionFields({ values, onChange }: StartFieldsProps) {
  const t = useTranslations('backTest.form');
  const name = useId();
  return (
    <FieldGroup className="grid gap-1" legend={t('projection')}>
      {PROJECTIONS.map((projection) => (
        <Radio
          checked={values.projection === projection}
          help={t(`${projection}Help`)}
          key={projection}
          label={t(projection)}
          name={name}
          onChange={() => onChange({ ...values, projection })}
        />
      ))}
      {values.projection !== 'now' && (
        <Field className="ml-6 max-w-60" help={t('effectiveHelp')} label={t('effectiveOn')}>
          <DateInput
            onChange={({ target }) => onChange({ ...values, effectiveOn: target.value })}
            value={values.effectiveOn || values.from}
          />
        </Field>
      )}
    </FieldGroup>
  );
}

export function StartFields(props: StartFieldsProps) {
  return (
    <>
      <PeriodFields {...props} />
      <ScopeFields {...props} />
      <ProjectionFields {...props} />
    </>
  );
}
