'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { mappingSources } from '#engine/core/mapping';
import type { ValueSource } from '#schemas';
import { Button, TextInput } from '../../../../ui/index.ts';
import { setAt } from './edit-mapping.ts';
import { RuleGroup, type RulesProps } from './rule-group.tsx';
import { useRuleNames } from './rule-names.ts';
import { RuleRow } from './rule-row.tsx';
import { SubscriptionRules } from './subscription-rules.tsx';

/** Everything of a mapping that is more than a column: expressions, constants, conditions. */
export function RulesEditor(props: RulesProps) {
  const t = useTranslations('imports.rules');
  return (
    <div className="flex flex-col gap-5">
      <p className="text-muted text-sm">{t('help')}</p>
      <SubscriptionRules {...props} />
      <FieldRules {...props} />
      <TagRules {...props} />
      <CheckRules {...props} />
    </div>
  );
}

/** The text of a source that a person may edit. */
function textOf(source: ValueSource): { kind: 'expression' | 'constant'; value: string } {
  if ('expression' in source) return { kind: 'expression', value: String(source.expression) };
  return { kind: 'constant', value: 'value' in source ? String(source.value) : '' };
}

const REQUIRED = new Set(['/customer/externalId', '/customer/name']);

function FieldRules({ mapping, plan, resultOf, onChange }: RulesProps) {
  const t = useTranslations('imports.rules');
  const nameOf = useRuleNames(mapping, plan);
  const fields = mappingSources(mapping).filter(
    ({ path, source }) =>
      !('column' in source) && !path.endsWith('/when') && !path.startsWith('/subscription/items'),
  );
  if (fields.length === 0) return null;
  return (
    <RuleGroup title={t('fields')}>
      {fields.map(({ path, source }) => {
        const { kind, value } = textOf(source);
        const member = kind === 'expression' ? 'expression' : 'value';
        const owner = path.replace(/\/value$/, '');
        return (
          <RuleRow
            key={path}
            kind={kind}
            name={nameOf(path)}
            onChange={(text) => onChange(setAt(mapping, `${path}/${member}`, text))}
            onRemove={
              REQUIRED.has(path) ? undefined : () => onChange(setAt(mapping, owner, undefined))
            }
            result={resultOf(path)}
            value={value}
          />
        );
      })}
    </RuleGroup>
  );
}

function TagRules({ mapping, resultOf, onChange }: RulesProps) {
  const t = useTranslations('imports.rules');
  const [fresh, setFresh] = useState('');
  const tags = mapping.customer.tags ?? [];
  const add = () => {
    const tag = fresh.trim();
    if (tag === '') return;
    onChange({
      ...mapping,
      customer: { ...mapping.customer, tags: [...tags, { tag }] },
    });
    setFresh('');
  };
  return (
    <RuleGroup title={t('tags')}>
      {tags.map(({ tag, when }, index) => {
        const path = `/customer/tags/${index}`;
        return (
          <RuleRow
            key={tag}
            kind="expression"
            name={tag}
            onChange={(text) =>
              onChange(setAt(mapping, `${path}/when`, text === '' ? undefined : text))
            }
            onRemove={() => onChange(setAt(mapping, path, undefined))}
            placeholder={t('always')}
            result={resultOf(`${path}/when`)}
            value={String(when ?? '')}
          />
        );
      })}
      <div className="mt-1 flex max-w-sm items-center gap-2">
        <TextInput
          aria-label={t('tag')}
          maxLength={200}
          onChange={(event) => setFresh(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
          placeholder={t('tag')}
          value={fresh}
        />
        <Button icon={<Plus aria-hidden="true" />} onClick={add} size="sm">
          {t('addTag')}
        </Button>
      </div>
    </RuleGroup>
  );
}

function CheckRules({ mapping, plan, resultOf, onChange }: RulesProps) {
  const t = useTranslations('imports.rules');
  const nameOf = useRuleNames(mapping, plan);
  const checks = mapping.checks ?? [];
  if (checks.length === 0) return null;
  return (
    <RuleGroup title={t('checks')}>
      {checks.map(({ code, when }, index) => {
        const path = `/checks/${index}`;
        return (
          <RuleRow
            key={code}
            kind="expression"
            name={nameOf(`${path}/when`)}
            onChange={(text) => onChange(setAt(mapping, `${path}/when`, text))}
            onRemove={() => onChange(setAt(mapping, path, undefined))}
            result={resultOf(`${path}/when`)}
            value={String(when)}
          />
        );
      })}
    </RuleGroup>
  );
}
