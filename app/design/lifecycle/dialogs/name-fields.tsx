'use client';

import { useTranslations } from 'next-intl';
import { Field, TextInput } from '../../../ui/index.ts';
import type { NewName, NewNameIssue } from './new-name.ts';

interface NameFieldsProps {
  value: NewName;
  issues: readonly NewNameIssue[];
  onChange: (value: NewName) => void;
}

const MOST = 200;

/** Name and key of a design that is to be made; the key follows the name until it is typed. */
export function NameFields({ value, issues, onChange }: NameFieldsProps) {
  const t = useTranslations('lifecycle.create');
  const { zh, en, key } = value;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field error={issues.includes('name') ? t('nameMissing') : undefined} label={t('nameZh')}>
        <TextInput
          maxLength={MOST}
          onChange={({ target }) => onChange({ ...value, zh: target.value })}
          value={zh}
        />
      </Field>
      <Field label={t('nameEn')}>
        <TextInput
          maxLength={MOST}
          onChange={({ target }) => onChange({ ...value, en: target.value })}
          value={en}
        />
      </Field>
      <Field
        className="sm:col-span-2"
        error={issues.includes('key') ? t('keyBad') : undefined}
        help={t('keyHelp')}
        label={t('key')}
        required
      >
        <TextInput
          className="font-mono"
          maxLength={MOST}
          onChange={({ target }) => onChange({ ...value, key: target.value, isKeyTyped: true })}
          value={key}
        />
      </Field>
    </div>
  );
}
