import { ArrowLeft, ArrowRight, Plus, Trash2, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { LocalText } from '#schemas';
import {
  Button,
  Field,
  FieldGroup,
  IconButton,
  Select,
  Sheet,
  TextArea,
  TextInput,
} from '../../ui/index.ts';
import type { Input, Output } from '../edit/index.ts';
import { VALUE_TYPES } from '../words/index.ts';
import type { TableEditor } from './use-table-editor.ts';

interface ColumnSheetProps {
  editor: TableEditor;
  /** Position among the columns that are shown. */
  at: number;
  onClose: () => void;
  onShow: (at: number) => void;
}

const TYPES = Object.keys(VALUE_TYPES) as (keyof typeof VALUE_TYPES)[];
const LANGUAGES = ['zh', 'en'] as const;
const NO_TEXT: LocalText = { zh: '', en: '' };
const MOST_LABELS = 200;

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

function withLanguage(before: LocalText | undefined, language: keyof LocalText, text: string) {
  const next = { ...NO_TEXT, ...before, [language]: text };
  return next.zh === '' && next.en === '' ? undefined : next;
}

interface ValueLabelsProps {
  labels: Readonly<Record<string, LocalText>>;
  onChange: (labels: Record<string, LocalText> | undefined) => void;
}

/** What values are called, in both languages. */
function ValueLabels({ labels, onChange }: ValueLabelsProps) {
  const t = useTranslations('tables.columnSheet');
  const entries = Object.entries(labels);
  const keep = (next: [string, LocalText][]) =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  const change = (at: number, entry: [string, LocalText]) =>
    keep(entries.map((each, index) => (index === at ? entry : each)));
  const list = useRef<HTMLDivElement>(null);
  const remove = (at: number) => {
    // The button goes with its value: the focus stays in the list, or where another is added.
    const buttons = list.current?.querySelectorAll('button') ?? [];
    (buttons[at + 1] ?? buttons[at - 1] ?? list.current)?.focus();
    keep(entries.toSpliced(at, 1));
  };
  return (
    <FieldGroup help={t('valueLabelsHelp')} legend={t('valueLabels')}>
      <div className="flex flex-col gap-1.5 outline-none" ref={list} tabIndex={-1}>
        {entries.map(([value, label], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the value is what is typed
          <div className="flex items-center gap-1.5" key={index}>
            <TextInput
              aria-label={t('value', { number: index + 1 })}
              className="font-mono"
              maxLength={200}
              onChange={({ target }) => change(index, [target.value, label])}
              value={value}
            />
            {LANGUAGES.map((language) => (
              <TextInput
                aria-label={`${t('value', { number: index + 1 })} · ${t(language)}`}
                key={language}
                maxLength={200}
                onChange={({ target }) =>
                  change(index, [value, { ...label, [language]: target.value }])
                }
                placeholder={t(language)}
                value={label[language]}
              />
            ))}
            <IconButton
              icon={<X />}
              label={t('removeValue', { value })}
              onClick={() => remove(index)}
              size="sm"
            />
          </div>
        ))}
      </div>
      <Button
        className="mt-1"
        disabled={entries.length >= MOST_LABELS || Object.hasOwn(labels, '')}
        icon={<Plus />}
        onClick={() => keep([...entries, ['', NO_TEXT]])}
        size="sm"
        variant="ghost"
      >
        {t('addValue')}
      </Button>
    </FieldGroup>
  );
}

interface FieldsProps {
  column: Partial<Input> & Partial<Output>;
  isInput: boolean;
  error: string | undefined;
  set: (change: Partial<Input> & Partial<Output>) => void;
}

function ColumnFields({ column, isInput, error, set }: FieldsProps) {
  const t = useTranslations('tables.columnSheet');
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-4">
      {isInput ? (
        <Field error={error} help={t('expressionHelp')} label={t('expression')} required>
          <TextInput
            className="font-mono"
            maxLength={10_000}
            onChange={({ target }) => set({ expression: target.value })}
            spellCheck={false}
            value={String(column.expression ?? '')}
          />
        </Field>
      ) : (
        <Field error={error} help={t('nameHelp')} label={t('name')} required>
          <TextInput
            className="font-mono"
            maxLength={120}
            onChange={({ target }) => set({ name: target.value })}
            spellCheck={false}
            value={column.name ?? ''}
          />
        </Field>
      )}
      <div className="grid grid-cols-2 gap-3">
        {LANGUAGES.map((language) => (
          <Field key={language} label={`${t('label')} · ${t(language)}`}>
            <TextInput
              maxLength={200}
              onChange={({ target }) =>
                set({ label: withLanguage(column.label, language, target.value) })
              }
              value={column.label?.[language] ?? ''}
            />
          </Field>
        ))}
      </div>
      <Field help={t('typeHelp')} label={t('type')}>
        <Select
          onChange={({ target }) => set({ type: orNothing(target.value) as Input['type'] })}
          options={TYPES.map((value) => ({ value, label: VALUE_TYPES[value][locale] }))}
          placeholder={t('anyType')}
          value={column.type ?? ''}
        />
      </Field>
      <Field help={isInput ? t('allowedHelp') : t('allowedOutputHelp')} label={t('allowed')}>
        <TextArea
          className="font-mono text-xs"
          maxLength={10_000}
          onChange={({ target }) => set({ allowed: orNothing(target.value) })}
          rows={2}
          spellCheck={false}
          value={column.allowed ?? ''}
        />
      </Field>
      {isInput ? (
        <ValueLabels
          labels={column.valueLabels ?? {}}
          onChange={(valueLabels) => set({ valueLabels })}
        />
      ) : (
        <Field help={t('defaultHelp')} label={t('default')}>
          <TextInput
            className="font-mono"
            maxLength={10_000}
            onChange={({ target }) => set({ default: orNothing(target.value) })}
            spellCheck={false}
            value={String(column.default ?? '')}
          />
        </Field>
      )}
    </div>
  );
}

/** Everything about one column that can be changed; each change is there at once, undo takes it back. */
export function ColumnSheet({ editor, at, onClose, onShow }: ColumnSheetProps) {
  const t = useTranslations('tables.columnSheet');
  const locale = useLocale();
  const { host, columns, edit, checks } = editor;
  const { part, at: index } = columns[at]?.field ?? { part: 'note', at: 0 };
  const isInput = part === 'when';
  const side = isInput ? 'inputs' : 'outputs';
  const list = host.table[side];
  const column = list[index];
  if (!column || (part !== 'when' && part !== 'then')) return null;
  const set = (change: Partial<Input> & Partial<Output>) =>
    edit(
      isInput
        ? { type: 'set-input', at: index, change }
        : { type: 'set-output', at: index, change },
    );
  const move = (by: 1 | -1) => {
    if (!list[index + by]) return;
    edit({ type: 'move-column', side, from: index, to: index + by });
    onShow(at + by);
  };
  return (
    <Sheet
      description={isInput ? t('input') : t('output')}
      footer={
        <>
          <Button
            className="mr-auto"
            disabled={list.length <= 1}
            icon={<Trash2 />}
            onClick={() => {
              edit({ type: 'remove-column', side, at: index });
              onClose();
            }}
          >
            {t('remove')}
          </Button>
          <Button aria-disabled={index === 0} icon={<ArrowLeft />} onClick={() => move(-1)}>
            {t('left')}
          </Button>
          <Button
            aria-disabled={index === list.length - 1}
            icon={<ArrowRight />}
            onClick={() => move(1)}
          >
            {t('right')}
          </Button>
        </>
      }
      onClose={onClose}
      size="lg"
      title={t('title', { name: columns[at]?.label ?? '' })}
    >
      <ColumnFields
        column={column}
        error={checks.columns.get(columns[at]?.key ?? '')?.message[locale]}
        isInput={isInput}
        set={set}
      />
    </Sheet>
  );
}
