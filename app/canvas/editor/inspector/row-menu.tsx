import { ArrowDown, ArrowUp, MoreHorizontal, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton, Menu } from '../../../ui/index.ts';

interface RowMenuProps {
  index: number;
  isLast: boolean;
  canRemove: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** What can be done with a row of a small table. */
export function RowMenu({ index, isLast, canRemove, onMove, onRemove }: RowMenuProps) {
  const t = useTranslations('editor.grid');
  const up = { label: t('up'), icon: <ArrowUp />, onSelect: () => onMove(index - 1) };
  const down = { label: t('down'), icon: <ArrowDown />, onSelect: () => onMove(index + 1) };
  const removal = { label: t('remove'), icon: <Trash2 />, danger: true, onSelect: onRemove };
  return (
    <Menu
      items={[
        [
          { ...up, disabled: index === 0 },
          { ...down, disabled: isLast },
        ],
        [{ ...removal, disabled: !canRemove }],
      ]}
      trigger={
        <IconButton
          icon={<MoreHorizontal />}
          label={`${t('actions')}, ${t('rowN', { row: index + 1 })}`}
          size="sm"
        />
      }
    />
  );
}
