'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { useTrpc } from '../../trpc/client.tsx';
import { Field, FieldGroup, Radio, Select } from '../../ui/index.ts';
import { FileFields } from '../lifecycle/dialogs/file-fields.tsx';
import type { Source, SourceKind, Template } from './source.ts';

interface SourceFieldsProps {
  kind: string;
  source: Source;
  error: string | undefined;
  templates: readonly Template[];
  onChange: (source: Source) => void;
}

const MOST_FOUND = 200;

function CopyField({ kind, source, error, onChange }: SourceFieldsProps) {
  const t = useTranslations('lifecycle.create');
  const locale = useLocale();
  const { data } = useQuery(
    useTrpc().design.overview.queryOptions(
      { kind, limit: MOST_FOUND },
      { placeholderData: keepPreviousData },
    ),
  );
  const rows = data?.rows ?? [];
  const choose = (key: string) => {
    const version = rows.find((row) => row.key === key)?.version ?? 'draft';
    onChange({ ...source, copyOf: key, copyVersion: version });
  };
  return (
    <Field error={error} label={t('source')} required>
      <Select
        onChange={({ target }) => choose(target.value)}
        options={rows.map(({ key, name }) => ({ value: key, label: `${name[locale]} · ${key}` }))}
        placeholder="–"
        value={source.copyOf}
      />
    </Field>
  );
}

/** Designs of industry packs. A gallery with pictures may take the place of this list. */
function TemplateField({ templates, source, error, onChange }: SourceFieldsProps) {
  const t = useTranslations('lifecycle.create');
  const locale = useLocale();
  return (
    <Field error={error} label={t('templateOf')} required>
      <Select
        onChange={({ target }) => onChange({ ...source, template: target.value })}
        options={templates.map(({ id, name, pack }) => ({
          value: id,
          label: `${name[locale]} · ${pack[locale]}`,
        }))}
        placeholder="–"
        value={source.template}
      />
    </Field>
  );
}

/** What a new design begins with. */
export function SourceFields(props: SourceFieldsProps) {
  const { source, templates, error, onChange } = props;
  const t = useTranslations('lifecycle.create');
  const name = useId();
  const isTable = props.kind === 'decision-table';
  const offered: SourceKind[] = ['empty', 'copy', 'file'];
  if (templates.length > 0) offered.push('template');
  return (
    <div className="grid gap-3">
      <FieldGroup className="[&>div]:grid [&>div]:gap-2 [&>div]:sm:grid-cols-2" legend={t('from')}>
        <div>
          {offered.map((from) => (
            <Radio
              checked={source.from === from}
              help={t(from === 'empty' && isTable ? 'emptyTableHelp' : `${from}Help`)}
              key={from}
              label={t(from)}
              name={name}
              onChange={() => onChange({ ...source, from })}
              value={from}
            />
          ))}
        </div>
      </FieldGroup>
      {source.from === 'copy' && <CopyField {...props} />}
      {source.from === 'template' && <TemplateField {...props} />}
      {source.from === 'file' && (
        <FileFields
          error={error}
          onText={(text) => onChange({ ...source, text })}
          text={source.text}
        />
      )}
    </div>
  );
}
