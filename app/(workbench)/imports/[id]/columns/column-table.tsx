'use client';

import { useTranslations } from 'next-intl';
import { mappingSources } from '#engine/core/mapping';
import type { ImportMapping } from '#schemas';
import { Badge, Dash, RowHeader, Select, Table, Td, Th } from '../../../../ui/index.ts';
import type { OfferedPlan, UploadPreview } from '../../types.ts';
import {
  ADDRESS_TARGETS,
  CONTACT_TARGETS,
  CUSTOMER_TARGETS,
  SUBSCRIPTION_TARGETS,
  setTarget,
  targetsOf,
} from './edit-mapping.ts';
import { useRuleNames, useTargetNames } from './rule-names.ts';

interface ColumnTableProps {
  preview: UploadPreview;
  mapping: ImportMapping;
  plan: OfferedPlan | undefined;
  /** Whether the mapping is what the headings suggested, and the guesses are worth showing. */
  isGuess: boolean;
  onChange: (mapping: ImportMapping) => void;
}

/** Each column of the file with some of its values, and where it goes. */
export function ColumnTable({ preview, mapping, plan, isGuess, onChange }: ColumnTableProps) {
  const t = useTranslations('imports.mapping');
  const rulesOf = useRulesOf(mapping, plan);
  return (
    <Table caption={t('byColumn')}>
      <thead>
        <tr>
          <Th>{t('column')}</Th>
          <Th>{t('samples')}</Th>
          <Th className="w-60">{t('target')}</Th>
          {isGuess && <Th>{t('confidence')}</Th>}
        </tr>
      </thead>
      <tbody>
        {preview.columns.map(({ column, samples, confidence }) => (
          <tr key={column}>
            <RowHeader className="max-w-48 break-words">{column}</RowHeader>
            <Td className="max-w-56 truncate text-muted">{samples.join(' · ') || <Dash />}</Td>
            <Td>
              <TargetSelect
                column={column}
                mapping={mapping}
                onChange={onChange}
                rules={rulesOf(column)}
              />
            </Td>
            {isGuess && (
              <Td>
                {confidence !== 'none' && (
                  <Badge tone={confidence === 'sure' ? 'positive' : 'notice'}>
                    {t(confidence)}
                  </Badge>
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The rules whose expression names a column: a plain search of words is enough to tell a person. */
function useRulesOf(mapping: ImportMapping, plan: OfferedPlan | undefined) {
  const nameOf = useRuleNames(mapping, plan);
  const expressions = mappingSources(mapping).flatMap(({ path, source }) =>
    'expression' in source ? [{ path, text: ` ${source.expression} ` }] : [],
  );
  return (column: string) => {
    const word = column.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const named = new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, 'u');
    return expressions.filter(({ text }) => named.test(text)).map(({ path }) => nameOf(path));
  };
}

interface TargetSelectProps {
  column: string;
  mapping: ImportMapping;
  rules: string[];
  onChange: (mapping: ImportMapping) => void;
}

const MOST_RULES = 3;

function TargetSelect({ column, mapping, rules, onChange }: TargetSelectProps) {
  const t = useTranslations('imports');
  const nameOf = useTargetNames();
  const targets = targetsOf(mapping, column);
  const [target = rules.length > 0 ? 'rules' : 'ignore', ...others] = targets;
  const also = [...others.map(nameOf), ...(target === 'rules' ? [] : rules)];
  const shown = target === 'rules' ? rules : also;
  const isId = targets.includes('externalId');
  const address = ADDRESS_TARGETS.map((field) => `address:${field}`);
  const group = (label: string, entries: readonly string[]) => (
    <optgroup label={label}>
      {[...new Set(entries)].map((entry) => (
        <option key={entry} value={entry}>
          {nameOf(entry)}
        </option>
      ))}
    </optgroup>
  );
  return (
    <div className="flex flex-col gap-0.5">
      <Select
        aria-label={`${t('mapping.target')}: ${column}`}
        dense
        disabled={isId}
        onChange={(event) => onChange(setTarget(mapping, column, event.target.value))}
        value={target}
      >
        {group(t('target.groups.customer'), CUSTOMER_TARGETS)}
        {group(t('target.groups.contact'), CONTACT_TARGETS)}
        {group(
          t('target.groups.address'),
          target.startsWith('address:') ? [...address, target] : address,
        )}
        {mapping.subscription && group(t('target.groups.subscription'), SUBSCRIPTION_TARGETS)}
        {group(t('target.groups.other'), [
          'reconcile',
          'custom',
          ...(rules.length > 0 ? ['rules'] : ['ignore']),
        ])}
      </Select>
      {shown.length > 0 && (
        <span className="max-w-60 truncate text-muted text-xs" title={shown.join(', ')}>
          {t('mapping.usedIn', {
            rules: shown.slice(0, MOST_RULES).join(', ') + (shown.length > MOST_RULES ? ' …' : ''),
          })}
        </span>
      )}
    </div>
  );
}
