import { Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { LocalText } from '#schemas';
import { Field, IconButton, Select, TextInput } from '../../../ui/index.ts';
import { type DefinitionRef, renameDefinition } from '../../edit/index.ts';
import { VALUE_TYPES } from '../fields/index.ts';
import type { Editor } from '../use-editor.ts';
import { NameField } from './name-field.tsx';

const NO_TEXT: LocalText = { zh: '', en: '' };

export interface CardProps {
  editor: Editor;
  at: DefinitionRef;
  /** Told once it is taken away. */
  onRemoved: () => void;
}

interface NameProps extends Pick<CardProps, 'editor' | 'at'> {
  name: string;
}

export function TypeSelect({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (type: string) => void;
}) {
  const locale = useLocale();
  return (
    <Field label={label}>
      <Select
        onChange={({ target }) => onChange(target.value)}
        options={Object.entries(VALUE_TYPES).map(([type, words]) => ({
          value: type,
          label: words[locale],
        }))}
        value={value}
      />
    </Field>
  );
}

/** The name, which everything follows once it is finished. */
function Name({ editor, at, name }: NameProps) {
  const t = useTranslations('editor.definitions');
  const locale = useLocale();
  const [typed, setTyped] = useState<string>();
  const tried = typed === undefined ? undefined : renameDefinition(editor.flow, at, typed);
  return (
    <Field error={tried && !tried.ok ? tried.issue.message[locale] : undefined} label={t('name')}>
      <NameField
        maxLength={120}
        onCommit={(text) => editor.edit({ type: 'rename-definition', at, name: text })}
        onTyping={setTyped}
        value={name}
      />
    </Field>
  );
}

export function Labels({
  label = NO_TEXT,
  onChange,
}: {
  label: LocalText | undefined;
  onChange: (label: LocalText | undefined) => void;
}) {
  const t = useTranslations('editor.definitions');
  const i = useTranslations('editor.inspector');
  const change = (next: LocalText) => onChange(next.zh === '' && next.en === '' ? undefined : next);
  return (
    <div className="grid grid-cols-2 gap-2">
      {(['zh', 'en'] as const).map((language) => (
        <Field key={language} label={`${t('label')} · ${i(language)}`}>
          <TextInput
            maxLength={500}
            onChange={({ target }) => change({ ...label, [language]: target.value })}
            value={label[language] ?? ''}
          />
        </Field>
      ))}
    </div>
  );
}

/** A constant or function, with its name as its heading and a way to take it away. */
export function DefinitionCard({
  editor,
  at,
  onRemoved,
  name,
  children,
}: CardProps & { name: string; children: ReactNode }) {
  const t = useTranslations('editor.definitions');
  return (
    <li className="rounded-md border border-line">
      <fieldset className="flex flex-col gap-2 p-2.5">
        <legend className="sr-only">{name}</legend>
        <div className="flex items-start gap-2">
          <div className="min-w-0 grow">
            <Name at={at} editor={editor} name={name} />
          </div>
          <IconButton
            className="mt-5"
            icon={<Trash2 />}
            label={t('remove', { name })}
            onClick={() => {
              editor.edit({ type: 'remove-definition', at });
              onRemoved();
            }}
            size="sm"
          />
        </div>
        {children}
      </fieldset>
    </li>
  );
}
