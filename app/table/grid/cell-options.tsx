import { useTranslations } from 'next-intl';
import { cn } from '../../ui/index.ts';

/** A value that a column allows, as its cell and in words. */
export interface CellOption {
  value: string;
  label: string;
}

interface CellOptionsProps {
  options: readonly CellOption[];
  picked: number;
  onTake: (value: string) => void;
}

const MOST_SHOWN = 50;

/** What may be entered, below the cell. */
export function CellOptions({ options, picked, onTake }: CellOptionsProps) {
  const t = useTranslations('tables.grid');
  return (
    <div
      aria-label={t('options')}
      className="max-h-52 min-w-full max-w-80 overflow-y-auto rounded-b-md bg-raised p-1 shadow-float"
      role="listbox"
    >
      {options.slice(0, MOST_SHOWN).map(({ value, label }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the cell's field
        <div
          aria-selected={at === picked}
          className={cn(
            'flex h-7 cursor-pointer items-center justify-between gap-3 rounded px-2 text-sm hover:bg-hover',
            at === picked && 'bg-hover',
          )}
          key={value}
          onClick={() => onTake(value)}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          ref={at === picked ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
          role="option"
          tabIndex={-1}
        >
          <span className="truncate">{label}</span>
          {label !== value && <span className="font-mono text-muted text-xs">{value}</span>}
        </div>
      ))}
    </div>
  );
}
