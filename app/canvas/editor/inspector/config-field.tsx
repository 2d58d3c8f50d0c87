import type { DecisionTableConfig, GraduatedConfig, LookupConfig, MatrixConfig } from '#schemas';
import { Field as Labelled, Switch } from '../../../ui/index.ts';
import { valueAt } from '../../edit/index.ts';
import { type Field, type FieldShape, memberWords } from '../fields/index.ts';
import { useColumns } from './grid-columns.ts';
import { GridField } from './grid-field.tsx';
import { useNodeForm } from './node-form.ts';
import { RateColumnsField, RateGridField } from './rate-fields.tsx';
import { LookupRowsField, RuleTableField } from './table-fields.tsx';
import { TableSource } from './table-source.tsx';
import { TierTablesField } from './tier-tables-field.tsx';
import { LocalTextField, ValueField } from './value-field.tsx';

function newRowOf(columns: readonly Field[], count: number): Record<string, unknown> {
  return Object.fromEntries(
    columns
      .filter(({ isRequired, member }) => isRequired || member === 'price' || member === 'flat')
      .map(({ member, shape }) => {
        if (shape.type === 'expression') return [member, shape.isOpen ? null : '0'];
        return [member, `${member}${count + 1}`];
      }),
  );
}

/** What a new row begins with, where its members need more than a name. */
const NEW_ROWS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  windows: { from: '00:00', to: '24:00' },
  seasons: { from: '06-01', to: '08-31' },
  dayTypes: { days: '1-5' },
};

/** The first rate there is, which the new hours are of until somebody says otherwise. */
function newWindow(config: unknown): Record<string, unknown> {
  const band = valueAt(config, ['bands', 0, 'id']);
  return typeof band === 'string' ? { band } : {};
}

function TiersForSome({
  member,
  shape,
}: {
  member: string;
  shape: Extract<FieldShape, { type: 'tier-tables' }>;
}) {
  const { node } = useNodeForm();
  const tables = valueAt(node.config, [member]) as GraduatedConfig['tables'];
  const { fields, shown } = useColumns(shape.columns);
  return (
    <TierTablesField
      columns={shown}
      member={member}
      newTier={(count) => newRowOf(fields, count)}
      shape={shape}
      tables={tables ?? []}
    />
  );
}

function RowsField({
  member,
  shape,
}: {
  member: string;
  shape: Extract<FieldShape, { type: 'rows' }>;
}) {
  const { node, locale } = useNodeForm();
  const rows = (valueAt(node.config, [member]) ?? []) as readonly unknown[];
  const { fields, shown } = useColumns(shape.columns);
  return (
    <GridField
      base={[member]}
      caption={memberWords(node.kind, member).label[locale]}
      columns={shown}
      least={shape.least}
      most={shape.most}
      newRow={() =>
        node.kind === 'switch'
          ? newCase(rows)
          : {
              ...newRowOf(fields, rows.length),
              ...NEW_ROWS[member],
              ...(member === 'windows' && newWindow(node.config)),
            }
      }
      rows={rows}
    />
  );
}

function newCase(rows: readonly unknown[]): Record<string, unknown> {
  const ids = new Set(rows.map((row) => valueAt(row, ['id'])));
  let number = rows.length + 1;
  while (ids.has(`case${number}`)) number += 1;
  return { id: `case${number}`, when: 'true' };
}

function ListField({
  member,
  shape,
}: {
  member: string;
  shape: Extract<FieldShape, { type: 'list' }>;
}) {
  const { node, locale } = useNodeForm();
  const label = memberWords(node.kind, member).label[locale];
  return (
    <GridField
      base={[member]}
      caption={label}
      columns={[{ key: 'item', label, path: [], form: 'expression', empty: '' }]}
      least={shape.least}
      most={shape.most}
      newRow={() => '""'}
      rows={(valueAt(node.config, [member]) ?? []) as readonly unknown[]}
    />
  );
}

/** Shapes that are tables of their own, under a heading. */
const GRIDS: ReadonlySet<FieldShape['type']> = new Set<FieldShape['type']>([
  'rows',
  'list',
  'lookup-rows',
  'rate-grid',
  'rate-columns',
  'tier-tables',
]);

/** A member of the node's config, as its schema has it. */
export function ConfigField({ field }: { field: Field }) {
  const { node, set, locale, errorAt } = useNodeForm();
  const { member, shape, isRequired } = field;
  const { label, help, unit } = memberWords(node.kind, member);
  const value = valueAt(node.config, [member]);
  const table = (node.config as DecisionTableConfig).table;
  if (shape.type === 'rule-table') {
    return (
      <>
        <TableSource />
        {table && <RuleTableField base={[member]} table={table} />}
      </>
    );
  }
  if (shape.type === 'yes-no') {
    return (
      <Switch
        checked={value === undefined ? shape.usually : value === true}
        label={label[locale]}
        onChange={({ target }) =>
          set([member], target.checked === shape.usually ? undefined : target.checked)
        }
      />
    );
  }
  if (shape.type === 'local-text') return <LocalTextField label={label[locale]} member={member} />;
  // What was written in when it was published is nothing to type.
  if (shape.type === 'written-in') return null;
  if (GRIDS.has(shape.type)) {
    return (
      <div>
        <h3 className="mb-1 font-medium text-sm">{label[locale]}</h3>
        {shape.type === 'rows' && <RowsField member={member} shape={shape} />}
        {shape.type === 'list' && <ListField member={member} shape={shape} />}
        {shape.type === 'lookup-rows' && (
          <LookupRowsField config={node.config as LookupConfig} label={label[locale]} />
        )}
        {shape.type === 'rate-grid' && (
          <RateGridField config={node.config as MatrixConfig} label={label[locale]} />
        )}
        {shape.type === 'rate-columns' && (
          <RateColumnsField config={node.config as MatrixConfig} label={label[locale]} />
        )}
        {shape.type === 'tier-tables' && <TiersForSome member={member} shape={shape} />}
        {help && <p className="mt-1 text-muted text-xs">{help[locale]}</p>}
      </div>
    );
  }
  return (
    <Labelled
      error={errorAt([member])}
      help={help?.[locale]}
      label={label[locale]}
      required={isRequired}
    >
      <ValueField field={field} unit={unit} />
    </Labelled>
  );
}
