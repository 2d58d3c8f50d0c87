import { useTranslations } from 'next-intl';
import type { LocalText } from '#schemas';
import { Field as Labelled, Select, TextInput } from '../../../ui/index.ts';
import { valueAt } from '../../edit/index.ts';
import { choiceWord, type Field } from '../fields/index.ts';
import { ExpressionField } from './expression-field.tsx';
import { FlowChoice } from './flow-choice.tsx';
import { NameField } from './name-field.tsx';
import { useNodeForm } from './node-form.ts';

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value);

/** A text in both languages. */
export function LocalTextField({ member, label }: { member: string; label: string }) {
  const t = useTranslations('editor.inspector');
  const { node, set, errorAt } = useNodeForm();
  const value = (valueAt(node.config, [member]) ?? { zh: '', en: '' }) as LocalText;
  const change = (next: LocalText) =>
    set([member], next.zh === '' && next.en === '' ? undefined : next);
  return (
    <div className="grid grid-cols-2 gap-2">
      {(['zh', 'en'] as const).map((language) => (
        <Labelled
          error={errorAt([member, language])}
          key={language}
          label={`${label} · ${t(language)}`}
        >
          <TextInput
            maxLength={500}
            onChange={(event) => change({ ...value, [language]: event.target.value })}
            value={value[language] ?? ''}
          />
        </Labelled>
      ))}
    </div>
  );
}

/** One value in one field. */
export function ValueField({ field, unit }: { field: Field; unit?: string }) {
  const t = useTranslations('editor.inspector');
  const { node, set, locale } = useNodeForm();
  const { member, shape, isRequired } = field;
  const value = valueAt(node.config, [member]);
  const change = (text: string) => set([member], text === '' && !isRequired ? undefined : text);
  switch (shape.type) {
    case 'choice':
      return (
        <Select
          onChange={(event) => change(event.target.value)}
          options={shape.values.map((choice) => ({
            value: choice,
            label: choiceWord(member, choice)[locale],
          }))}
          placeholder={isRequired ? undefined : t('usual')}
          value={textOf(value)}
        />
      );
    case 'integer':
      return (
        <TextInput
          inputMode="numeric"
          onChange={({ target }) =>
            set(
              [member],
              /^-?\d+$/.test(target.value) ? Number(target.value) : target.value || undefined,
            )
          }
          value={textOf(value)}
        />
      );
    case 'text':
      if (node.kind === 'sub-flow' && member === 'flowKey') {
        return <FlowChoice onChange={change} value={textOf(value)} />;
      }
      return shape.isName ? (
        <NameField maxLength={shape.maxLength} onCommit={change} value={textOf(value)} />
      ) : (
        <TextInput
          maxLength={shape.maxLength}
          onChange={(event) => change(event.target.value)}
          value={textOf(value)}
        />
      );
    case 'path':
      return (
        <TextInput
          className="font-mono"
          onChange={({ target }) =>
            set([member], target.value === '' ? undefined : target.value.split('/'))
          }
          spellCheck={false}
          value={Array.isArray(value) ? value.join('/') : ''}
        />
      );
    default:
      return (
        <ExpressionField
          dialect={shape.type === 'tests' ? 'unary-tests' : 'expression'}
          onChange={change}
          unit={unit}
          value={textOf(value)}
        />
      );
  }
}
