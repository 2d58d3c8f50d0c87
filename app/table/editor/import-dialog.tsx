import { useTranslations } from 'next-intl';
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
import { MOST_RULES } from '../edit/index.ts';
import { differenceOf, type FileColumn, previewOf } from '../files/index.ts';
import { Columns, Roles, Unused } from './import-columns.tsx';
import { type Import, type ImportProps, useImport } from './use-import.ts';

const MOST_SHOWN = 8;
const MOST_PROBLEMS = 20;

/** Conditions that hold nothing are read as anything: of merged cells that is wrong, and dear. */
function Emptied({ state: { emptied, isFilled, setFilled } }: { state: Import }) {
  const t = useTranslations('tables.import');
  if (emptied === 0) return null;
  return (
    <Notice title={t(isFilled ? 'filled' : 'empty', { count: emptied })}>
      <p className="mb-1">{t('emptyHelp')}</p>
      <Checkbox
        checked={isFilled}
        label={t('fillDown')}
        onChange={({ target }) => setFilled(target.checked)}
      />
    </Notice>
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

function Modes({ state: { mode, setMode } }: { state: Import }) {
  const t = useTranslations('tables.import');
  return (
    <FieldGroup legend={t('mode')}>
      <div className="flex gap-4">
        {(['replace', 'append'] as const).map((each) => (
          <Radio
            checked={mode === each}
            key={each}
            label={t(each)}
            name="mode"
            onChange={() => setMode(each)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** What a file would make of the table, before it does; the whole is one step of undo. */
export function ImportDialog(props: ImportProps) {
  const { editor, read, onClose } = props;
  const t = useTranslations('tables.import');
  const ui = useTranslations('ui');
  const state = useImport(props);
  const { rules, mode, next, locale } = state;
  const isFirst = state.base.rules.length === 0;
  const isTooMuch = next.length > MOST_RULES;
  const difference = differenceOf(state.base.rules, next);
  const take = () => {
    editor.edit({ type: 'replace-table', table: { ...state.base, rules: [...next] } });
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
            {t(isFirst || mode === 'append' ? 'appendRows' : 'replaceRows', {
              count: rules.length,
            })}
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
          {!isFirst && <Modes state={state} />}
          {state.canMake && (
            <Checkbox
              checked={state.isMaking}
              label={t('make')}
              onChange={({ target }) => state.setMaking(target.checked)}
            />
          )}
          {!state.isMaking && (
            <Checkbox
              checked={state.hasHead}
              label={t('hasHead')}
              onChange={({ target }) => state.setHead(target.checked)}
            />
          )}
        </div>
        {state.isMaking ? <Roles state={state} /> : <Columns state={state} />}
        {!state.isMaking && <Unused state={state} />}
        <p className="text-sm" role="status">
          {t('difference', difference)}
        </p>
        {isTooMuch && (
          <Notice tone="danger">{t('tooMany', { most: MOST_RULES.toLocaleString(locale) })}</Notice>
        )}
        <Emptied state={state} />
        <Problems state={state} />
        <Preview state={state} />
      </div>
    </Dialog>
  );
}
