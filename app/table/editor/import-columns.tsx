import { useTranslations } from 'next-intl';
import { Field, FieldGroup, Notice, Select } from '../../ui/index.ts';
import type { SheetCell } from '../files/index.ts';
import type { Import } from './use-import.ts';

const MOST_NAMED = 8;

/** What a column of the file is called. */
function useHeads({ rows, hasHead }: Import) {
  const t = useTranslations('tables.import');
  return (at: number): string => {
    const cell: SheetCell | undefined = rows[0]?.[at];
    return hasHead && cell ? cell.text : t('columnN', { number: at + 1 });
  };
}

const ROLES = ['input', 'output', 'none'] as const;

/** What each column of the file becomes, where the table has its columns from there. */
export function Roles({ state }: { state: Import }) {
  const t = useTranslations('tables.import');
  const headOf = useHeads(state);
  const { roles, setRole, mapping } = state;
  const isMade = Object.keys(mapping).some((key) => key.startsWith('then:'));
  return (
    <FieldGroup help={t('rolesHelp')} legend={t('roles')}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2 md:grid-cols-3">
        {[...roles].map(([at, role]) => (
          <Field key={at} label={headOf(at)}>
            <Select
              dense
              onChange={({ target }) => setRole(at, target.value as (typeof ROLES)[number])}
              options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
              value={role}
            />
          </Field>
        ))}
      </div>
      {!isMade && <Notice tone="notice">{t('rolesMissing')}</Notice>}
    </FieldGroup>
  );
}

export function Columns({ state }: { state: Import }) {
  const t = useTranslations('tables.import');
  const { columns, width, mapping, choose } = state;
  const headOf = useHeads(state);
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

/** Columns of the file that go nowhere are not lost in silence. */
export function Unused({ state }: { state: Import }) {
  const t = useTranslations('tables.import');
  const headOf = useHeads(state);
  const { unused, locale } = state;
  if (unused.length === 0) return null;
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    unused.slice(0, MOST_NAMED).map(headOf),
  );
  return (
    <p className="text-notice text-sm">{t('unused', { count: unused.length, columns: names })}</p>
  );
}
