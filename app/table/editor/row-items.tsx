import { ArrowDown, ArrowUp, CopyPlus, Power, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { MenuItem } from '../../ui/index.ts';
import type { RowActions } from './use-row-actions.ts';

/** What can be done to the selected rows, for the toolbar and for a click with the right button. */
export function useRowItems(onRows: RowActions): MenuItem[][] {
  const t = useTranslations('tables.toolbar');
  const { count, areOff } = onRows;
  const disabled = count === 0;
  return [
    [
      { label: t('insertAbove', { count }), hint: 'Ctrl +', onSelect: onRows.insertAbove },
      { label: t('insertBelow', { count }), onSelect: onRows.insertBelow },
      {
        label: t('duplicate', { count }),
        icon: <CopyPlus />,
        disabled,
        onSelect: onRows.duplicate,
      },
    ],
    [
      { label: t('up'), icon: <ArrowUp />, hint: 'Alt ↑', disabled, onSelect: onRows.moveUp },
      { label: t('down'), icon: <ArrowDown />, hint: 'Alt ↓', disabled, onSelect: onRows.moveDown },
      {
        label: areOff ? t('on', { count }) : t('off', { count }),
        icon: <Power />,
        disabled,
        onSelect: onRows.toggle,
      },
    ],
    [
      {
        label: t('remove', { count }),
        icon: <Trash2 />,
        hint: 'Ctrl −',
        danger: true,
        disabled,
        onSelect: onRows.remove,
      },
    ],
  ];
}
