import { Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useContext, useMemo, useState } from 'react';
import { narrowTable } from '#engine/core/design';
import type { DecisionTableConfig, DecisionTableContent } from '#schemas';
import { engineScope } from '../../../feel/scope.ts';
import { paths } from '../../../paths.ts';
import { applyEdit, type TableEdit } from '../../../table/edit/index.ts';
import { TableDialog, TableGrid, type TableHost, TableStage } from '../../../table/index.ts';
import { HIT_POLICIES } from '../../../table/words/index.ts';
import { Button, Field, Select, TextLink } from '../../../ui/index.ts';
import { starterConfig } from '../../edit/index.ts';
import { LastRunContext, useNodeForm } from './node-form.ts';
import { useFlowTables } from './tables-context.ts';

const OWN = '';

/** A copy of a published table, its result under the name that nodes with a key have. */
function copyOf(content: DecisionTableContent | undefined): DecisionTableContent {
  if (!content)
    return (starterConfig('decision-table') as DecisionTableConfig).table as DecisionTableContent;
  const outputs = content.outputs.map((output) => ({ ...output, name: 'value' }));
  return structuredClone({ ...content, outputs }) as DecisionTableContent;
}

/** What the table is edited in: the node, through the edits of the flow. */
function useHost(table: DecisionTableContent): TableHost {
  const { node, set, scope: said, locale } = useNodeForm();
  const { editor } = useFlowTables();
  const lastRun = useContext(LastRunContext);
  const { flow } = editor;
  const scope = useMemo(() => engineScope(said, false), [said]);
  const { nodes } = flow;
  const narrow = useMemo(
    () => (content: DecisionTableContent) => narrowTable(content, { nodes }),
    [nodes],
  );
  const name = node.name ?? node.id;
  return {
    table,
    edit: (edit: TableEdit) => set(['table'], applyEdit(table, edit)),
    undo: editor.undo,
    redo: editor.redo,
    canUndo: editor.canUndo,
    canRedo: editor.canRedo,
    place: { kind: 'pricing-flow', key: flow.key, node: node.id },
    title: `${flow.name[locale] || flow.key} · ${name}`,
    scope,
    narrow,
    allowsGaps: (node.config as DecisionTableConfig).onMissing === 'null',
    hits: lastRun?.nodes[node.id]?.rows,
  };
}

function OwnTable({ table }: { table: DecisionTableContent }) {
  return <TableStage className="grow" host={useHost(table)} />;
}

/** A table that the flow refers to; it is changed where it stands. */
function PublishedTable({ table, label }: { table: DecisionTableContent; label: string }) {
  const { node } = useNodeForm();
  const lastRun = useContext(LastRunContext);
  return (
    <TableGrid
      className="min-h-0 grow"
      hits={lastRun?.nodes[node.id]?.rows}
      isReadOnly
      label={label}
      table={table}
    />
  );
}

/** Which table the node looks into, and the way into it. */
export function TableSource() {
  const t = useTranslations('editor.table');
  const { node, set, locale, errorAt } = useNodeForm();
  const { tables } = useFlowTables();
  const [isOpen, setOpen] = useState(false);
  const { table, tableKey, ...rest } = node.config as DecisionTableConfig;
  const shown = table ?? tables[tableKey ?? ''];
  const keys = Object.keys(tables);
  const known = tableKey === undefined || keys.includes(tableKey) ? keys : [tableKey, ...keys];
  const choose = (key: string) => {
    if (key === (tableKey ?? OWN)) return;
    set(
      [],
      key === OWN ? { ...rest, table: copyOf(tables[tableKey ?? '']) } : { ...rest, tableKey: key },
    );
  };
  const title = node.name ?? node.id;
  return (
    <div className="flex flex-col gap-3">
      <Field error={errorAt(['tableKey'])} label={t('source')}>
        <Select
          onChange={({ target }) => choose(target.value)}
          options={[
            { value: OWN, label: t('own') },
            ...known.map((key) => ({ value: key, label: t('published', { key }) })),
          ]}
          value={tableKey ?? OWN}
        />
      </Field>
      {shown && (
        <div className="flex flex-wrap items-center gap-2">
          <Button icon={<Table2 />} onClick={() => setOpen(true)}>
            {t('open')}
          </Button>
          <span className="text-muted text-xs">
            {t('size', { count: shown.rules.length })} · {HIT_POLICIES[shown.hitPolicy][locale]}
          </span>
        </div>
      )}
      {shown && isOpen && (
        <TableDialog
          note={
            tableKey !== undefined && (
              <TextLink href={paths.table(tableKey)}>{t('elsewhere')}</TextLink>
            )
          }
          onClose={() => setOpen(false)}
          title={title}
        >
          {table ? <OwnTable table={table} /> : <PublishedTable label={title} table={shown} />}
        </TableDialog>
      )}
    </div>
  );
}
