import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IconButton } from '../icon-button.tsx';

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useTranslations('ui.table');
  return (
    <div className="mb-2 flex min-h-10 flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-1">
      <span className="mr-2 font-medium text-accent text-sm" role="status">
        {t('selected', { count })}
      </span>
      {children}
      <IconButton
        className="ml-auto"
        icon={<X />}
        label={t('clearSelection')}
        onClick={onClear}
        size="sm"
      />
    </div>
  );
}
