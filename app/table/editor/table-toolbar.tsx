import { Columns3, Eye, ListChecks, Redo2, Rows3, Search, Settings2, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge, Button, IconButton, Menu } from '../../ui/index.ts';
import { areaOf, MOST_COLUMNS } from '../edit/index.ts';
import { PolicyChoice } from './policy-choice.tsx';
import { useRowItems } from './row-items.tsx';
import type { Opens } from './use-actions.ts';
import type { RowActions } from './use-row-actions.ts';
import type { TableEditor } from './use-table-editor.ts';

interface TableToolbarProps {
  editor: TableEditor;
  onRows: RowActions;
  open: Opens;
  /** Whether the pane of the checks is there. */
  isChecking: boolean;
  onChecking: (isChecking: boolean) => void;
  findings: number;
  /** Files in and out. */
  files: ReactNode;
}

function RowsMenu({ onRows }: { onRows: RowActions }) {
  const t = useTranslations('tables.toolbar');
  return (
    <Menu
      align="start"
      items={useRowItems(onRows)}
      trigger={
        <Button icon={<Rows3 />} size="sm" variant="ghost">
          {t('rows')}
        </Button>
      }
    />
  );
}

function ColumnsMenu({ editor, open }: Pick<TableToolbarProps, 'editor' | 'open'>) {
  const t = useTranslations('tables.toolbar');
  const { host, edit, columns, selection } = editor;
  const { inputs, outputs } = host.table;
  const at = areaOf(selection).left;
  const part = columns[at]?.field.part;
  return (
    <Menu
      align="start"
      items={[
        [
          {
            label: t('column'),
            icon: <Settings2 />,
            disabled: part !== 'when' && part !== 'then',
            onSelect: () => open.column(at),
          },
        ],
        [
          {
            label: t('addInput'),
            disabled: inputs.length >= MOST_COLUMNS,
            onSelect: () => {
              edit({ type: 'add-column', side: 'inputs' });
              open.column(inputs.length);
            },
          },
          {
            label: t('addOutput'),
            disabled: outputs.length >= MOST_COLUMNS,
            onSelect: () => {
              edit({ type: 'add-column', side: 'outputs' });
              open.column(inputs.length + outputs.length);
            },
          },
        ],
      ]}
      trigger={
        <Button icon={<Columns3 />} size="sm" variant="ghost">
          {t('columns')}
        </Button>
      }
    />
  );
}

function ShowsMenu({ editor: { shows, setShows } }: Pick<TableToolbarProps, 'editor'>) {
  const t = useTranslations('tables.toolbar');
  return (
    <Menu
      items={[
        [
          {
            label: t('dates'),
            checked: shows.dates,
            onSelect: () => setShows({ ...shows, dates: !shows.dates }),
          },
          {
            label: t('notes'),
            checked: shows.notes,
            onSelect: () => setShows({ ...shows, notes: !shows.notes }),
          },
        ],
      ]}
      keepOpen
      trigger={
        <Button icon={<Eye />} size="sm" variant="ghost">
          {t('shows')}
        </Button>
      }
    />
  );
}

/** What can be done to the table, each with its keys. */
export function TableToolbar(props: TableToolbarProps) {
  const { editor, onRows, open, isChecking, onChecking, findings, files } = props;
  const t = useTranslations('tables.toolbar');
  const { host, undo, redo, edit, checks } = editor;
  const line = <span className="mx-1 h-5 w-px bg-line max-sm:hidden" />;
  return (
    <div aria-label={t('label')} className="flex flex-wrap items-center gap-0.5" role="toolbar">
      <PolicyChoice
        onChange={(hitPolicy) => edit({ type: 'set-policy', hitPolicy })}
        value={host.table.hitPolicy}
      />
      {line}
      {/* Not disabled when nothing is left to undo: the focus would be lost. */}
      <IconButton
        aria-disabled={!host.canUndo}
        icon={<Undo2 className="size-4" />}
        label={t('undo')}
        onClick={undo}
        size="sm"
      />
      <IconButton
        aria-disabled={!host.canRedo}
        icon={<Redo2 className="size-4" />}
        label={t('redo')}
        onClick={redo}
        size="sm"
      />
      {line}
      <RowsMenu onRows={onRows} />
      <ColumnsMenu editor={editor} open={open} />
      <ShowsMenu editor={editor} />
      <Button icon={<Search />} onClick={open.find} size="sm" variant="ghost">
        {t('find')}
      </Button>
      {files}
      <Button
        aria-expanded={isChecking}
        className="ml-auto"
        icon={<ListChecks />}
        onClick={() => onChecking(!isChecking)}
        size="sm"
        variant="ghost"
      >
        {t('checks')}
        {checks.count > 0 && <Badge tone="danger">{t('problems', { count: checks.count })}</Badge>}
        {findings > 0 && <Badge tone="notice">{t('findings', { count: findings })}</Badge>}
      </Button>
    </div>
  );
}
