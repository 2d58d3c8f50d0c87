import { Plus, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { FlowFunction } from '#schemas';
import { Button, IconButton, Select } from '../../../ui/index.ts';
import { type DefinitionRef, type Path, renameParameter } from '../../edit/index.ts';
import { VALUE_TYPES } from '../fields/index.ts';
import type { Editor } from '../use-editor.ts';
import { NameField } from './name-field.tsx';
import { useRowKeys } from './use-row-keys.ts';

interface ParametersProps {
  editor: Editor;
  at: DefinitionRef;
  content: FlowFunction;
}

const MOST_PARAMETERS = 20;

/** The parameters of a function: each with a name that its body follows, and a type. */
export function Parameters({ editor, at, content }: ParametersProps) {
  const t = useTranslations('editor.definitions');
  const locale = useLocale();
  const parameters = Array.isArray(content.parameters) ? content.parameters : [];
  const set = (path: Path, value: unknown) =>
    editor.edit({ type: 'set-definition', at, path, value });
  const keys = useRowKeys<HTMLDivElement>();
  const [typed, setTyped] = useState<{ index: number; text: string }>();
  const tried = typed && renameParameter(editor.flow, at.index, typed.index, typed.text);
  const free = (number: number): string =>
    parameters.some(({ name }) => name === `x${number}`) ? free(number + 1) : `x${number}`;
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="text-muted text-xs">{t('parameters')}</h4>
      <div className="flex flex-col gap-1.5 empty:hidden" ref={keys.list}>
        {parameters.map(({ name, type }, index) => (
          // Parameters have no other mark than their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: their order is what calls go by
          <div className="flex items-center gap-1.5" key={index}>
            <NameField
              aria-label={t('parameterName', { number: index + 1 })}
              maxLength={120}
              onCommit={(text) =>
                editor.edit({
                  type: 'rename-parameter',
                  index: at.index,
                  parameter: index,
                  name: text,
                })
              }
              onTyping={(text) => setTyped({ index, text })}
              value={name}
            />
            <Select
              aria-label={t('parameterType', { name })}
              onChange={({ target }) => set(['parameters', index, 'type'], target.value)}
              options={Object.entries(VALUE_TYPES).map(([value, words]) => ({
                value,
                label: words[locale],
              }))}
              value={type}
            />
            <IconButton
              icon={<Trash2 />}
              label={t('remove', { name })}
              onClick={() => {
                set(
                  ['parameters'],
                  parameters.filter((_, other) => other !== index),
                );
                keys.onRemoved(index);
              }}
              size="sm"
            />
          </div>
        ))}
      </div>
      {tried && !tried.ok && (
        <p className="text-danger text-xs" role="alert">
          {tried.issue.message[locale]}
        </p>
      )}
      <Button
        className="self-start"
        disabled={parameters.length >= MOST_PARAMETERS}
        icon={<Plus />}
        onClick={() => {
          set(
            ['parameters'],
            [...parameters, { name: free(parameters.length + 1), type: 'number' }],
          );
          keys.onAdded();
        }}
        ref={keys.adder}
        size="sm"
        variant="ghost"
      >
        {t('addParameter')}
      </Button>
    </div>
  );
}
