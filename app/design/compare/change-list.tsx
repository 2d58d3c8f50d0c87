'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { DesignChange } from '#engine/core/compare';
import { cn } from '../../ui/index.ts';
import { groupChanges, markOf } from './group-changes.ts';
import { MarkSign } from './mark-sign.tsx';

interface ChangeListProps {
  changes: readonly DesignChange[];
  /** The node that is shown on the canvas. */
  selected?: string | undefined;
  /** Shows a node on the canvas; without it the changes are only read. */
  onSelect?: ((node: string) => void) | undefined;
}

const keyOf = ({ path, kind, column, row }: DesignChange, index: number) =>
  `${path} ${kind} ${column ?? ''} ${row?.before ?? ''} ${index}`;

function ChangeLine({ change, selected, onSelect }: ChangeListProps & { change: DesignChange }) {
  const t = useTranslations('compare');
  const locale = useLocale();
  const { node, sentence } = change;
  const text = <span className="min-w-0 break-words">{sentence[locale]}</span>;
  if (node === undefined || !onSelect) {
    return (
      <span className="flex items-start gap-2 px-2 py-1">
        <MarkSign mark={markOf(change)} />
        {text}
      </span>
    );
  }
  return (
    <button
      aria-pressed={node === selected}
      className={cn(
        'flex w-full items-start gap-2 rounded px-2 py-1 text-left hover:bg-hover',
        node === selected && 'bg-selected',
      )}
      onClick={() => onSelect(node)}
      title={t('show')}
      type="button"
    >
      <MarkSign mark={markOf(change)} />
      {text}
    </button>
  );
}

/** Every change as a sentence, by what it is about. */
export function ChangeList({ changes, selected, onSelect }: ChangeListProps) {
  const t = useTranslations('compare');
  if (changes.length === 0) return <p className="px-2 text-muted text-sm">{t('none')}</p>;
  return groupChanges(changes).map(({ part, changes: own }) => (
    <section aria-label={t(`parts.${part}`)} className="mb-3" key={part}>
      <h3 className="px-2 py-1 font-medium text-muted text-xs">
        {t(`parts.${part}`)} <span className="font-normal">{own.length}</span>
      </h3>
      <ul className="text-sm">
        {own.map((change, index) => (
          <li key={keyOf(change, index)}>
            <ChangeLine change={change} changes={own} onSelect={onSelect} selected={selected} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
