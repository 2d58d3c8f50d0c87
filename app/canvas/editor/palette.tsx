import { useLocale, useTranslations } from 'next-intl';
import { type DragEvent, useState } from 'react';
import { nodeKinds } from '#engine/core/node';
import { TextInput } from '../../ui/index.ts';
import { KINDS, type Kind } from '../edit/index.ts';
import { NODE_VIEWS, type NodeFamily } from '../nodes/index.ts';

/** What a dragged kind travels as; nobody else's drags are taken for one. */
export const KIND_TYPE = 'application/x-ratecraft-node-kind';

const FAMILIES: readonly NodeFamily[] = ['fact', 'decision', 'charge', 'adjustment', 'line'];

export const kindLabel = (kind: Kind) => nodeKinds.get(kind)?.label ?? { zh: kind, en: kind };

/** Whether a kind is what somebody looks for, in either language. */
export function matchesKind(kind: Kind, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const { zh, en } = kindLabel(kind);
  return [kind, zh, en].some((word) => word.toLowerCase().includes(wanted));
}

interface PaletteProps {
  onAdd: (kind: Kind) => void;
}

function Entry({ kind, onAdd }: { kind: Kind; onAdd: (kind: Kind) => void }) {
  const locale = useLocale();
  const t = useTranslations('editor.palette');
  const { icon: Icon, family } = NODE_VIEWS[kind];
  const label = kindLabel(kind)[locale];
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(KIND_TYPE, kind);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <button
      aria-label={t('add', { kind: label })}
      className="flex h-7 w-full cursor-grab items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover active:cursor-grabbing"
      data-family={family}
      draggable
      onClick={() => onAdd(kind)}
      onDragStart={drag}
      type="button"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-[var(--family)]" />
      <span className="truncate">{label}</span>
    </button>
  );
}

/** Every kind of node by family: clicked, chosen with Enter, or dragged onto the canvas. */
export function Palette({ onAdd }: PaletteProps) {
  const t = useTranslations('editor.palette');
  const [text, setText] = useState('');
  const found = KINDS.filter((kind) => matchesKind(kind, text));
  return (
    <aside
      aria-label={t('label')}
      className="flex w-48 shrink-0 flex-col border-line border-r bg-surface max-lg:w-40 max-md:hidden"
    >
      <div className="p-2">
        <TextInput
          aria-label={t('search')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Enter' && first && text.trim() !== '') onAdd(first);
            else if (event.key === 'Escape') setText('');
          }}
          placeholder={t('search')}
          type="search"
          value={text}
        />
      </div>
      <div className="min-h-0 grow overflow-y-auto px-1 pb-3">
        {FAMILIES.map((family) => {
          const kinds = found.filter((kind) => NODE_VIEWS[kind].family === family);
          if (kinds.length === 0) return null;
          return (
            <section aria-label={t(`families.${family}`)} className="mt-2 first:mt-0" key={family}>
              <h2 className="px-2 pb-0.5 text-muted text-xs">{t(`families.${family}`)}</h2>
              {kinds.map((kind) => (
                <Entry key={kind} kind={kind} onAdd={onAdd} />
              ))}
            </section>
          );
        })}
        {found.length === 0 && <p className="px-2 text-muted text-sm">{t('nothing')}</p>}
      </div>
    </aside>
  );
}
