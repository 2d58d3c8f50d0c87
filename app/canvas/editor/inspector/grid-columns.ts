import { useTranslations } from 'next-intl';
import type { FlowNode, LocalText } from '#schemas';
import { type Path, valueAt } from '../../edit/index.ts';
import type { Language } from '../../model.ts';
import { choiceWord, columnWord, type Field, type FieldShape } from '../fields/index.ts';
import type { GridColumn } from './grid-field.tsx';
import { useNodeForm } from './node-form.ts';

const FORMS: Partial<Record<FieldShape['type'], GridColumn['form']>> = {
  choice: 'choice',
  expression: 'expression',
  tests: 'expression',
};

/** What the words of a column need. */
interface ColumnUse {
  locale: Language;
  /** The config around, where others are named. */
  config: unknown;
  /** Stands in an empty cell of an open bound, and in one for all there are. */
  open: string;
  every: string;
  languages: LocalText;
}

/** Members that name a row of another table of the config. */
const NAMING: Readonly<Record<string, string>> = {
  band: 'bands',
  season: 'seasons',
  dayType: 'dayTypes',
};

function choicesOf({ member, shape }: Field, { config, locale }: ColumnUse) {
  if (shape.type === 'choice') {
    return shape.values.map((value) => ({ value, label: choiceWord(member, value)[locale] }));
  }
  const named = NAMING[member] && valueAt(config, [NAMING[member]]);
  if (!NAMING[member]) return undefined;
  return (Array.isArray(named) ? named : []).map((row) => ({
    value: String(valueAt(row, ['id'])),
    label: String(valueAt(row, ['label', locale]) || valueAt(row, ['id'])),
  }));
}

/** A column of a small table; a text in both languages takes two. */
function columnsOf(field: Field, use: ColumnUse): GridColumn[] {
  const { member, shape, isRequired } = field;
  const { locale, open, every, languages } = use;
  const isOpen = shape.type === 'expression' && shape.isOpen;
  const label = columnWord(member)[locale];
  const choices = choicesOf(field, use);
  const form = shape.type === 'text' && shape.isName ? 'name' : (FORMS[shape.type] ?? 'text');
  const column: GridColumn = {
    key: member,
    label,
    path: [member],
    form: choices ? 'choice' : form,
    ...(shape.type === 'tests' && { dialect: 'unary-tests' as const }),
    empty: isOpen ? null : isRequired ? '' : undefined,
    ...(choices && { choices }),
    ...(NAMING[member] && !isRequired && { placeholder: every }),
    ...(isOpen && { placeholder: open }),
  };
  if (shape.type !== 'local-text') return [column];
  return (['zh', 'en'] as const).map((language) => ({
    ...column,
    key: `${member}.${language}`,
    label: `${label} · ${languages[language]}`,
    form: 'text' as const,
    language,
  }));
}

/** Names for people come last: what counts is in sight. */
const namesLast = (fields: readonly Field[]): Field[] => [
  ...fields.filter(({ shape }) => shape.type !== 'local-text'),
  ...fields.filter(({ shape }) => shape.type === 'local-text'),
];

/** A stairstep has flat fees only; seasons and kinds of days are asked for where there are some. */
function isUsed({ kind, config }: FlowNode, member: string): boolean {
  if (kind === 'stairstep') return member === 'upTo' || member === 'flat';
  if (member !== 'season' && member !== 'dayType') return true;
  const isIn = (rows: unknown, path: Path) =>
    Array.isArray(rows) && rows.some((row) => valueAt(row, path) !== undefined);
  const windows = valueAt(config, ['windows']);
  return isIn(valueAt(config, [NAMING[member] ?? '']), ['id']) || isIn(windows, [member]);
}

/** What the columns of a small table look like, and the members that they are of. */
export function useColumns(columns: readonly Field[]): { fields: Field[]; shown: GridColumn[] } {
  const t = useTranslations('editor.grid');
  const i = useTranslations('editor.inspector');
  const { node, locale } = useNodeForm();
  const { config } = node;
  const use: ColumnUse = {
    locale,
    config,
    open: t('open'),
    every: t('every'),
    languages: { zh: i('zh'), en: i('en') },
  };
  const fields = namesLast(columns).filter(({ member }) => isUsed(node, member));
  return { fields, shown: fields.flatMap((field) => columnsOf(field, use)) };
}
