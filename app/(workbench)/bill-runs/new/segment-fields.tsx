'use client';

import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Segment, SegmentChoice, SegmentChoices } from '#engine/runtime/bill-run';
import type { Locale } from '../../../i18n/locale.ts';
import { Field, formatCount, IconButton, Select } from '../../../ui/index.ts';

interface SegmentFieldsProps {
  choices: SegmentChoices;
  segment: Segment;
  onChange: (segment: Segment) => void;
}

/** Without the members that say nothing. */
function withMember(segment: Segment, name: keyof Segment, value: string | string[]): Segment {
  const { [name]: _, ...rest } = segment;
  return value.length === 0 ? rest : { ...rest, [name]: value };
}

const optionsOf = (choices: readonly (SegmentChoice & { label?: string })[], locale: Locale) =>
  choices.map(({ value, label, customers }) => ({
    value,
    label: `${label ?? value} (${formatCount(customers, locale)})`,
  }));

export function SegmentFields({ choices, segment, onChange }: SegmentFieldsProps) {
  const t = useTranslations('billRuns.new');
  const locale = useLocale();
  const plans = choices.plans.map(({ name, ...plan }) => ({ ...plan, label: name?.[locale] }));
  const fields = [
    { name: 'plan', choices: plans },
    { name: 'tier', choices: choices.tiers },
    { name: 'region', choices: choices.regions },
  ] as const;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {fields.map(({ name, choices: offered }) => (
        <Field key={name} label={t(name)}>
          <Select
            disabled={offered.length === 0}
            onChange={({ target }) => onChange(withMember(segment, name, target.value))}
            options={optionsOf(offered, locale)}
            placeholder={t('any')}
            value={segment[name] ?? ''}
          />
        </Field>
      ))}
      <TagField choices={choices.tags} onChange={onChange} segment={segment} />
    </div>
  );
}

interface TagFieldProps extends Omit<SegmentFieldsProps, 'choices'> {
  choices: readonly SegmentChoice[];
}

function TagField({ choices, segment, onChange }: TagFieldProps) {
  const t = useTranslations('billRuns.new');
  const locale = useLocale();
  const chosen = segment.tags ?? [];
  const set = (tags: string[]) => onChange(withMember(segment, 'tags', tags));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field help={t('tagsHelp')} label={t('tags')}>
        <Select
          disabled={choices.length === 0}
          onChange={({ target }) => target.value && set([...chosen, target.value])}
          options={optionsOf(
            choices.filter(({ value }) => !chosen.includes(value)),
            locale,
          )}
          placeholder={t(chosen.length === 0 ? 'any' : 'addTag')}
          value=""
        />
      </Field>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((tag) => (
            <li className="flex h-6 items-center rounded bg-sunken pl-2 text-sm" key={tag}>
              {tag}
              <IconButton
                icon={<X />}
                label={t('removeTag', { tag })}
                onClick={() => set(chosen.filter((other) => other !== tag))}
                size="sm"
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
