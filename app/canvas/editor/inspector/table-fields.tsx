import { useTranslations } from 'next-intl';
import type { DecisionTableContent, LookupConfig } from '#schemas';
import { addColumn, moveColumn, removeColumn } from '../../../table/edit/index.ts';
import { HIT_POLICIES } from '../../../table/words/index.ts';
import { Field, Select } from '../../../ui/index.ts';
import type { Path } from '../../edit/index.ts';
import { VALUE_TYPES } from '../fields/index.ts';
import { type GridColumn, GridField } from './grid-field.tsx';
import { useNodeForm } from './node-form.ts';

const MOST_COLUMNS = 50;
const MOST_RULES = 20_000;
/** More are edited in the table itself. */
const MOST_BESIDE = 40;
const MOST_LOOKUP_ROWS = 100_000;

const cell = (key: string, label: string, path: Path): GridColumn => ({
  key,
  label,
  path,
  form: 'expression',
  empty: '',
});

/** Values as they are, which are no expressions. */
const plain = (...given: Parameters<typeof cell>): GridColumn => ({
  ...cell(...given),
  form: 'text',
});

/** The columns of one side of a decision table, as rows. */
function Columns({
  table,
  side,
  base,
}: {
  table: DecisionTableContent;
  side: 'inputs' | 'outputs';
  base: Path;
}) {
  const t = useTranslations('editor.table');
  const { set, locale } = useNodeForm();
  const name: GridColumn =
    side === 'inputs'
      ? cell('expression', t('expression'), ['expression'])
      : { ...cell('name', t('name'), ['name']), form: 'name' };
  const type: GridColumn = {
    ...cell('type', t('type'), ['type']),
    form: 'choice',
    choices: Object.entries(VALUE_TYPES).map(([value, words]) => ({ value, label: words[locale] })),
    empty: undefined,
  };
  return (
    <div>
      <h3 className="mb-1 text-muted text-xs">{t(side)}</h3>
      <GridField
        base={[...base, side]}
        caption={t(side)}
        columns={[name, type]}
        least={1}
        most={MOST_COLUMNS}
        newRow={() => ({})}
        onAdd={() => set(base, addColumn(table, side))}
        onMove={(from, to) => set(base, moveColumn(table, side, from, to))}
        onRemove={(index) => set(base, removeColumn(table, side, index))}
        rows={table[side]}
      />
    </div>
  );
}

/** A decision table inside a node: which rule counts, its columns, its rules. */
export function RuleTableField({ table, base }: { table: DecisionTableContent; base: Path }) {
  const t = useTranslations('editor.table');
  const { set, locale } = useNodeForm();
  const columns: GridColumn[] = [
    ...table.inputs.map(({ expression, label }, index) => ({
      ...cell(`when${index}`, label?.[locale] ?? String(expression), ['when', index]),
      dialect: 'unary-tests' as const,
    })),
    ...table.outputs.map(({ name, label }, index) => ({
      ...cell(`then${index}`, label?.[locale] ?? name, ['then', index]),
      isResult: index === 0,
    })),
  ];
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('policy')}>
        <Select
          onChange={(event) => set([...base, 'hitPolicy'], event.target.value)}
          options={Object.entries(HIT_POLICIES).map(([value, text]) => ({
            value,
            label: `${value} · ${text[locale]}`,
          }))}
          value={table.hitPolicy}
        />
      </Field>
      <Columns base={base} side="inputs" table={table} />
      <Columns base={base} side="outputs" table={table} />
      {table.rules.length <= MOST_BESIDE && (
        <div>
          <h3 className="mb-1 text-muted text-xs">{t('rules')}</h3>
          <GridField
            base={[...base, 'rules']}
            caption={t('rules')}
            columns={columns}
            least={0}
            most={MOST_RULES}
            newRow={() => ({
              when: table.inputs.map(() => '-'),
              then: table.outputs.map(() => '0'),
            })}
            rows={table.rules}
          />
        </div>
      )}
    </div>
  );
}

/** The rows of a lookup: a column for each key and each value. */
export function LookupRowsField({ config, label }: { config: LookupConfig; label: string }) {
  const columns: GridColumn[] = [
    ...config.keys.map((key, index) => plain(`key${index}`, String(key), ['key', index])),
    ...config.columns.map(({ name }, index) => ({
      ...plain(`value${index}`, name, ['values', index]),
      isResult: index === 0,
    })),
  ];
  return (
    <GridField
      base={['rows']}
      caption={label}
      columns={columns}
      least={0}
      most={MOST_LOOKUP_ROWS}
      newRow={() => ({ key: config.keys.map(() => ''), values: config.columns.map(() => '0') })}
      rows={config.rows}
    />
  );
}
