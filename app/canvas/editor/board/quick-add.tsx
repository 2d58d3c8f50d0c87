import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { cn, TextInput } from '../../../ui/index.ts';
import { canFollow, draftNode, KINDS, type Kind } from '../../edit/index.ts';
import { NODE_VIEWS } from '../../nodes/index.ts';
import { kindLabel, matchesKind } from '../offers.ts';
import type { QuickAdd as Asked } from '../use-desk.ts';
import type { Editor } from '../use-editor.ts';

const SIZE = { width: 272, height: 320 };

interface QuickAddProps {
  asked: Asked;
  editor: Editor;
  /** Nothing was chosen. */
  onClose: () => void;
  /** The keys went somewhere else. */
  onLeft: () => void;
  /** Before the node is added. */
  onChosen: () => void;
  /** The canvas, within which it is shown. */
  room: { width: number; height: number };
}

interface KindListProps {
  kinds: readonly Kind[];
  active: number;
  list: string;
  onChoose: (kind: Kind) => void;
}

function KindList({ kinds, active, list, onChoose }: KindListProps) {
  const t = useTranslations('editor.quickAdd');
  const locale = useLocale();
  return (
    <div
      aria-label={t('kinds')}
      className="mt-1 max-h-60 overflow-y-auto empty:hidden"
      id={list}
      role="listbox"
    >
      {kinds.map((kind, index) => {
        const { icon: Icon, family } = NODE_VIEWS[kind];
        return (
          <div
            aria-selected={index === active}
            className={cn(
              'flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-sm',
              index === active && 'bg-hover',
            )}
            data-family={family}
            id={`${list}-${kind}`}
            key={kind}
            // Before the field loses the focus, which closes the list.
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(kind);
            }}
            ref={(element) => {
              if (index === active) element?.scrollIntoView({ block: 'nearest' });
            }}
            role="option"
            tabIndex={-1}
          >
            <Icon aria-hidden="true" className="size-4 shrink-0 text-[var(--family)]" />
            <span className="truncate">{kindLabel(kind)[locale]}</span>
          </div>
        );
      })}
    </div>
  );
}

/** A kind of node by its name; of a port that waits for one, the kinds that fit. */
export function QuickAdd({ asked, editor, onClose, onLeft, onChosen, room }: QuickAddProps) {
  const t = useTranslations('editor.quickAdd');
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { at, screen, link } = asked;
  const { flow, edit } = editor;
  const fitting = useMemo(
    () =>
      link
        ? KINDS.filter((kind) => canFollow(flow, draftNode(kind), link.end, link.port))
        : [...KINDS],
    [flow, link],
  );
  const found = fitting.filter((kind) => matchesKind(kind, text));
  useEffect(() => input.current?.focus(), []);
  const choose = (kind: Kind) => {
    onChosen();
    if (link) edit({ type: 'add-connected', kind, at, ...link });
    else edit({ type: 'add-node', kind, at });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown') setActive((now) => (now >= last ? 0 : now + 1));
    else if (event.key === 'ArrowUp') setActive((now) => (now <= 0 ? last : now - 1));
    else if (event.key === 'Enter') {
      const kind = found[active];
      if (kind) choose(kind);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const chosen = found[active];
  return (
    <div
      className="absolute z-20 w-68 rounded-panel bg-raised p-2 shadow-float"
      style={{
        left: Math.max(8, Math.min(screen.x, room.width - SIZE.width - 8)),
        top: Math.max(8, Math.min(screen.y, room.height - SIZE.height - 8)),
      }}
    >
      <TextInput
        aria-activedescendant={chosen ? `${list}-${chosen}` : undefined}
        aria-controls={list}
        aria-expanded={found.length > 0}
        aria-label={link ? t('connected') : t('label')}
        onBlur={onLeft}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={link ? t('connected') : t('label')}
        ref={input}
        role="combobox"
        value={text}
      />
      <KindList active={active} kinds={found} list={list} onChoose={choose} />
      {found.length === 0 && (
        <p className="px-2 pt-2 pb-1 text-muted text-sm">
          {fitting.length === 0 ? t('nothingFits') : t('nothing')}
        </p>
      )}
    </div>
  );
}
