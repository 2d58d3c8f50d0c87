import { Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../button.tsx';
import { Menu } from '../menu.tsx';
import type { DataColumn } from './column.ts';

interface ColumnMenuProps<Row> {
  columns: readonly DataColumn<Row>[];
  shown: readonly DataColumn<Row>[];
  onToggle: (id: string) => void;
}

export function ColumnMenu<Row>({ columns, shown, onToggle }: ColumnMenuProps<Row>) {
  const t = useTranslations('ui.table');
  const [, ...choosable] = columns;
  return (
    <Menu
      items={[
        choosable.map((column) => ({
          label: column.header,
          checked: shown.includes(column),
          onSelect: () => onToggle(column.id),
        })),
      ]}
      keepOpen
      trigger={
        <Button icon={<Columns3 aria-hidden="true" />} variant="ghost">
          {t('columns')}
        </Button>
      }
    />
  );
}
