'use client';

import { useTranslations } from 'next-intl';
import { DateInput, Field, Panel, Select } from '../../../../ui/index.ts';
import type { Draft } from './draft.ts';

interface OptionsPanelProps {
  draft: Draft;
  /** Whether the day is missing, and the person has asked to go on. */
  lacksDay: boolean;
  onChange: (options: Pick<Draft, 'billingFrom' | 'duplicates'>) => void;
}

export function OptionsPanel({ draft, lacksDay, onChange }: OptionsPanelProps) {
  const t = useTranslations('imports.options');
  const { billingFrom, duplicates, mapping } = draft;
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-4">
        {mapping.subscription && (
          <Field
            error={lacksDay ? t('needsDay') : undefined}
            help={t('billingFromHelp')}
            label={t('billingFrom')}
            required={!mapping.subscription.billingFrom}
          >
            <DateInput
              onChange={(event) => onChange({ billingFrom: event.target.value, duplicates })}
              value={billingFrom}
            />
          </Field>
        )}
        <Field help={t('duplicatesHelp')} label={t('duplicates')}>
          <Select
            onChange={(event) =>
              onChange({ billingFrom, duplicates: event.target.value as Draft['duplicates'] })
            }
            options={(['refuse', 'skip', 'update'] as const).map((rule) => ({
              value: rule,
              label: t(rule),
            }))}
            value={duplicates}
          />
        </Field>
      </div>
    </Panel>
  );
}
