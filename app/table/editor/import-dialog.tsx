import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { Scope } from '#engine/core/feel';
import type { DecisionTableContent, Issue } from '#schemas';
import {
  Button,
  Checkbox,
  Dialog,
  Field,
  FieldGroup,
  Notice,
  Radio,
  Select,
} from '../../ui/index.ts';
import { checkAll } from '../check/index.ts';
import { MOST_RULES, type Rule, type Field as TableField } from '../edit/index.ts';
import {
  differenceOf,
  type FileColumn,
  fileColumns,
  keepingKnown,
  type Mapping,
  mappingInOrder,
  mappingOf,
  previewOf,
  rulesOf,
  type SheetCell,
} from '../files/index.ts';
import { columnContext } from './column-context.ts';
import type { ReadFile } from './read-file.ts';
import type { TableEditor } from './use-table-editor.ts';

interface ImportDialogProps {
  editor: TableEditor;
  read: ReadFile;
  onClose: () => void;
}

type Mode = 'replace' | 'append';

const MOST_SHOWN = 8;
const MOST_PROBLEMS = 20;

interface Problem {
  row: number;
  key: string;
  issue: Issue;
}

/** Everything that the person decides, and what comes of it. */
function useImport({ editor, read }: ImportDialogProps) {
  const locale = useLocale();
  const { table, scope } = editor.host;
  const [sheetAt, setSheet] = useState(0);
  const [mode, setMode] = useState<Mode>('replace');
  const rows = read.sheets[sheetAt]?.rows ?? [];
  const columns = useMemo(() => fileColumns(table, locale, true), [table, locale]);
  const [isHead, setHead] = useState<boolean>();
  const [chosen, setChosen] = useState<Mapping>({});
  const found = mappingOf(rows[0] ?? [], columns);
  const hasHead = isHead ?? Object.values(found).some((at) => at >= 0);
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length));
  const mapping = { ...(hasHead ? found : mappingInOrder(width, columns)), ...chosen };
  const said = JSON.stringify(mapping);
  const rules = useMemo(() => {
    const contextOf = (field: TableField) => columnContext(table, field, scope);
    const body = hasHead ? rows.slice(1) : rows;
    const made = rulesOf(body, { table, columns, mapping: JSON.parse(said), contextOf });
    return keepingKnown(made, table.rules);
  }, [rows, hasHead, said, table, columns, scope]);
  const problems = useMemo(() => problemsOf(table, rules, scope), [table, rules, scope]);
  const next = mode === 'replace' ? rules : [...table.rules, ...rules];
  return {
    ...{ locale, sheetAt, setSheet, mode, setMode, rows, columns, hasHead, setHead },
    ...{ width, mapping, rules, problems, next },
    choose: (key: string, at: number) => setChosen({ ...chosen, [key]: at }),
  };
}

function problemsOf(
  table: DecisionTableContent,
  rules: readonly Rule[],
  scope: Scope | undefined,
): Problem[] {
  const { rows } = checkAll({ ...table, rules: [...rules] }, scope);
  return [...rows].flatMap(([row, issues]) =>
    [...issues].flatMap(([key, issue]): Problem[] =>
      issue.severity === 'error' ? [{ row, key, issue }] : [],
    ),
  );
}

type Import = ReturnType<typeof useImport>;

function Columns({ state }: { state: Import }) {
  const t = useTranslations('tables.import');
  const { columns, rows, width, mapping, hasHead, choose } = state;
  const headOf = (at: number): string => {
    const cell: SheetCell | undefined = rows[0]?.[at];
    return hasHead && cell ? cell.text : t('columnN', { number: at + 1 });
  };
  const options = Array.from({ length: width }, (_, at) => ({
    value: String(at),
    label: headOf(at),
  }));
  return (
    <FieldGroup help={t('columnsHelp')} legend={t('columns')}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2 md:grid-cols-3">
        {columns.map(({ key, head }) => (
          <Field key={key} label={head}>
            <Select
              dense
              onChange={({ target }) =>
                choose(key, target.value === '' ? -1 : Number(target.value))
              }
              options={options}
              placeholder={t('notTaken')}
              value={(mapping[key] ?? -1) < 0 ? '' : String(mapping[key])}
            />
          </Field>
        ))}
      </div>
    </FieldGroup>
  );
}

function Preview({ state: { rules, columns, mapping } }: { state: Import }) {
  const t = useTranslations('tables.import');
  const isCell = ({ field }: FileColumn) =>
    field !== 'enabled' && (field.part === 'when' || field.part === 'then');
  const shown = columns.filter((column) => isCell(column) || (mapping[column.key] ?? -1) >= 0);
  return (
    <section
      aria-label={t('preview')}
      className="overflow-x-auto rounded-md border border-line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table className="w-full text-xs">
        <caption className="sr-only">{t('preview')}</caption>
        <thead>
          <tr>
            {shown.map(({ key, head }) => (
              <th
                className="whitespace-nowrap border-line border-b px-2 py-1 text-left font-medium text-muted"
                key={key}
                scope="col"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.slice(0, MOST_SHOWN).map((rule, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other name than its place
            <tr key={row}>
              {previewOf(rule, shown).map((text, at) => (
                <td className="max-w-48 truncate px-2 py-1 font-mono" key={shown[at]?.key}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Problems({ state }: { state: Import }) {
  const t = useTranslations('tables.import');
  const { problems, columns, locale } = state;
  if (problems.length === 0) return null;
  const heads = new Map(columns.map(({ key, head }) => [key, head]));
  return (
    <Notice title={t('problems', { count: problems.length })} tone="notice">
      <ul className="max-h-32 overflow-y-auto text-xs">
        {problems.slice(0, MOST_PROBLEMS).map(({ row, key, issue }) => (
          <li key={`${row} ${key}`}>
            {t('cell', { row: row + 1, column: heads.get(key) ?? key })} {issue.message[locale]}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What a file would make of the table, before it does; the whole is one step of undo. */
export function ImportDialog(props: ImportDialogProps) {
  const { editor, read, onClose } = props;
  const t = useTranslations('tables.import');
  const ui = useTranslations('ui');
  const state = useImport(props);
  const { rules, mode, next, locale } = state;
  const { table } = editor.host;
  const isTooMuch = next.length > MOST_RULES;
  const difference = differenceOf(table.rules, next);
  const take = () => {
    editor.edit({ type: 'replace-table', table: { ...table, rules: [...next] } });
    editor.say(t('done', { count: rules.length }));
    onClose();
  };
  return (
    <Dialog
      description={read.name}
      footer={
        <>
          <Button onClick={onClose}>{ui('close')}</Button>
          <Button disabled={rules.length === 0 || isTooMuch} onClick={take} variant="primary">
            {t(mode === 'replace' ? 'replaceRows' : 'appendRows', { count: rules.length })}
          </Button>
        </>
      }
      onOpenChange={(isOpen) => isOpen || onClose()}
      open
      size="xl"
      title={t('title')}
    >
      <div className="flex flex-col gap-4 pb-2">
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
          {read.sheets.length > 1 && (
            <Field className="w-56" label={t('sheet')}>
              <Select
                dense
                onChange={({ target }) => state.setSheet(Number(target.value))}
                options={read.sheets.map(({ name }, at) => ({ value: String(at), label: name }))}
                value={String(state.sheetAt)}
              />
            </Field>
          )}
          <FieldGroup legend={t('mode')}>
            <div className="flex gap-4">
              {(['replace', 'append'] as const).map((each) => (
                <Radio
                  checked={mode === each}
                  key={each}
                  label={t(each)}
                  name="mode"
                  onChange={() => state.setMode(each)}
                />
              ))}
            </div>
          </FieldGroup>
          <Checkbox
            checked={state.hasHead}
            label={t('hasHead')}
            onChange={({ target }) => state.setHead(target.checked)}
          />
        </div>
        <Columns state={state} />
        <p className="text-sm" role="status">
          {t('difference', difference)}
        </p>
        {isTooMuch && (
          <Notice tone="danger">{t('tooMany', { most: MOST_RULES.toLocaleString(locale) })}</Notice>
        )}
        <Problems state={state} />
        <Preview state={state} />
      </div>
    </Dialog>
  );
}
