import { StickyNote } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type DragEvent, memo, type ReactNode, useState } from 'react';
import { cn, TextInput } from '../../ui/index.ts';
import { KINDS } from '../edit/index.ts';
import { NODE_VIEWS, type NodeFamily } from '../nodes/index.ts';
import { kindLabel, matchesKind, OFFER_TYPE, type Offer, takeInHand } from './offers.ts';

const FAMILIES: readonly NodeFamily[] = ['fact', 'decision', 'charge', 'adjustment', 'line'];

/** Beside a narrow canvas only the icons are shown; in a sheet there is room for all. */
const WIDE_ONLY = 'in-data-[pane=palette]:max-xl:sr-only';
const SECTION =
  'mt-2 first:mt-0 in-data-[pane=palette]:max-xl:border-line in-data-[pane=palette]:max-xl:not-first:border-t in-data-[pane=palette]:max-xl:pt-1.5';

interface PaletteProps {
  onAdd: (offer: Offer) => void;
  /** Where it stands: beside the canvas, or in a sheet over it. */
  className?: string;
}

interface EntryProps {
  offer: Offer;
  label: string;
  family?: NodeFamily;
  icon: ReactNode;
  onAdd: (offer: Offer) => void;
}

function Entry({ offer, label, family, icon, onAdd }: EntryProps) {
  const t = useTranslations('editor.palette');
  const drag = (event: DragEvent) => {
    takeInHand(offer);
    event.dataTransfer.setData(OFFER_TYPE, offer);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <button
      aria-label={t('add', { kind: label })}
      className="flex h-7 w-full cursor-grab items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover active:cursor-grabbing max-md:h-10"
      data-family={family}
      draggable
      onClick={() => onAdd(offer)}
      onDragEnd={() => takeInHand(undefined)}
      onDragStart={drag}
      title={label}
      type="button"
    >
      {icon}
      <span className={cn('truncate', WIDE_ONLY)}>{label}</span>
    </button>
  );
}

/** Every kind of node by family: clicked, chosen with Enter, or dragged onto the canvas. */
export function Offers({ onAdd }: Pick<PaletteProps, 'onAdd'>) {
  const t = useTranslations('editor.palette');
  const n = useTranslations('editor.notes');
  const locale = useLocale();
  const [text, setText] = useState('');
  const found = KINDS.filter((kind) => matchesKind(kind, text));
  const isNoteFound = n('one').toLowerCase().includes(text.trim().toLowerCase());
  const look = 'size-4 shrink-0 text-[var(--family)]';
  return (
    <>
      <div className={cn('p-2', WIDE_ONLY)}>
        <TextInput
          aria-label={t('search')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Enter' && first && text.trim() !== '') onAdd(first);
            else if (event.key === 'Escape' && text !== '') {
              setText('');
              event.stopPropagation();
            }
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
            <section aria-label={t(`families.${family}`)} className={SECTION} key={family}>
              <h2 className={cn('px-2 pb-0.5 text-muted text-xs', WIDE_ONLY)}>
                {t(`families.${family}`)}
              </h2>
              {kinds.map((kind) => {
                const { icon: Icon } = NODE_VIEWS[kind];
                return (
                  <Entry
                    family={family}
                    icon={<Icon aria-hidden="true" className={look} />}
                    key={kind}
                    label={kindLabel(kind)[locale]}
                    offer={kind}
                    onAdd={onAdd}
                  />
                );
              })}
            </section>
          );
        })}
        {isNoteFound && (
          <section aria-label={n('many')} className={SECTION}>
            <h2 className={cn('px-2 pb-0.5 text-muted text-xs', WIDE_ONLY)}>{n('many')}</h2>
            <Entry
              icon={<StickyNote aria-hidden="true" className="size-4 shrink-0 text-muted" />}
              label={n('one')}
              offer="note"
              onAdd={onAdd}
            />
          </section>
        )}
        {found.length === 0 && !isNoteFound && (
          <p className="px-2 text-muted text-sm">{t('nothing')}</p>
        )}
      </div>
    </>
  );
}

/** The catalogue beside the canvas. */
export const Palette = memo(function Palette({ onAdd, className }: PaletteProps) {
  const t = useTranslations('editor.palette');
  return (
    <aside
      aria-label={t('label')}
      className={cn(
        'flex w-48 shrink-0 flex-col border-line border-r bg-surface max-xl:w-11 max-md:hidden',
        className,
      )}
      data-pane="palette"
    >
      <Offers onAdd={onAdd} />
    </aside>
  );
});
