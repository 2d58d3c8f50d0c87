import { useTranslations } from 'next-intl';
import type { MatrixConfig } from '#schemas';
import { type GridColumn, GridField } from './grid-field.tsx';
import { useNodeForm } from './node-form.ts';

const MOST_COLUMNS = 200;
const MOST_ROWS = 5_000;

/** The key that stands for any other. */
const ANY = '*';

const plain = (key: string, label: string, path: GridColumn['path']): GridColumn => ({
  key,
  label,
  path,
  form: 'text',
  empty: '',
});

/** Rates by row and column, as the grid that they are. */
export function RateGridField({ config, label }: { config: MatrixConfig; label: string }) {
  const t = useTranslations('editor.grid');
  const { keys, columns, rows } = config;
  const shown: GridColumn[] = [
    ...keys.map((key, index) => plain(`key${index}`, String(key), ['key', index])),
    ...columns.map((key, index) => ({
      ...plain(`rate${index}`, key === ANY ? t('other') : String(key), ['values', index]),
      empty: null,
      isResult: index === 0,
    })),
  ];
  return (
    <GridField
      base={['rows']}
      caption={label}
      columns={shown}
      least={1}
      most={MOST_ROWS}
      newRow={() => ({
        key: keys.map(() => t('newKey', { number: rows.length + 1 })),
        values: columns.map(() => null),
      })}
      rows={rows}
    />
  );
}

/** Keys of the columns; the rates of a column come and go with it. */
export function RateColumnsField({ config, label }: { config: MatrixConfig; label: string }) {
  const t = useTranslations('editor.grid');
  const { set } = useNodeForm();
  const { columns, rows } = config;
  const change = (
    next: readonly (string | number)[],
    values: (row: readonly unknown[]) => readonly unknown[],
  ) => {
    set(['columns'], next);
    set(
      ['rows'],
      rows.map((row) => ({ ...row, values: values(row.values) })),
    );
  };
  return (
    <GridField
      base={['columns']}
      caption={label}
      columns={[plain('item', label, [])]}
      least={1}
      most={MOST_COLUMNS}
      newRow={() => ANY}
      onAdd={() =>
        change([...columns, t('newKey', { number: columns.length + 1 })], (row) => [...row, null])
      }
      onMove={(from, to) => change(moved(columns, from, to), (row) => moved(row, from, to))}
      onRemove={(index) =>
        change(
          columns.filter((_, at) => at !== index),
          (row) => row.filter((_, at) => at !== index),
        )
      }
      rows={columns}
    />
  );
}

const moved = <T,>(list: readonly T[], from: number, to: number): T[] =>
  list.toSpliced(from, 1).toSpliced(to, 0, ...list.slice(from, from + 1));
