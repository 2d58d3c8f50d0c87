import { Search, StickyNote } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { cn, TextInput } from '../ui/index.ts';
import { noteKey } from './graph/index.ts';
import { type FlowModel, matches, summaryOf, titleOf } from './model.ts';
import { viewOf } from './nodes/index.ts';

const MOST_FOUND = 8;

interface NodeSearchProps {
  model: FlowModel;
  onFound: (id: string) => void;
  onClose: () => void;
}

/** Nodes by name, kind or rule, then notes by what they say. */
function useFound(model: FlowModel, text: string) {
  const t = useTranslations('flows.canvas');
  return useMemo(() => {
    const { graph, locale, notes } = model;
    const wanted = text.trim().toLowerCase();
    const cards = graph.nodes
      .filter((node) => matches(node, text, locale))
      .map((node) => ({
        id: node.id,
        title: titleOf(node, locale),
        aside: node.id,
        summary: summaryOf(node.node, locale),
        view: viewOf(node.node),
      }));
    const written = notes
      .filter((note) => wanted !== '' && note.text.toLowerCase().includes(wanted))
      .map((note) => ({
        id: noteKey(note.id),
        title: t('stickyNote'),
        aside: '',
        summary: note.text,
        view: { icon: StickyNote, family: undefined },
      }));
    return [...cards, ...written].slice(0, MOST_FOUND);
  }, [model, text, t]);
}

/** Finds a node by its name, kind or rule, or a note by its text. */
export function NodeSearch({ model, onFound, onClose }: NodeSearchProps) {
  const t = useTranslations('flows.canvas');
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const found = useFound(model, text);
  useEffect(() => {
    input.current?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter') {
      const node = found[active];
      if (node) onFound(node.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className="absolute top-3 left-3 z-10 w-80 rounded-panel bg-raised p-2 shadow-float">
      <TextInput
        aria-activedescendant={found[active] ? `${list}-${found[active].id}` : undefined}
        aria-controls={list}
        aria-expanded={found.length > 0}
        aria-label={t('search')}
        lead={<Search aria-hidden="true" />}
        onBlur={onClose}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={t('searchHint')}
        ref={input}
        role="combobox"
        value={text}
      />
      <div aria-label={t('found')} className="mt-1 empty:hidden" id={list} role="listbox">
        {found.map((node, index) => {
          const { icon: Icon, family } = node.view;
          return (
            <div
              aria-selected={index === active}
              className={cn(
                'flex cursor-pointer items-center gap-2 rounded-md px-2 py-1',
                index === active && 'bg-hover',
              )}
              data-family={family}
              id={`${list}-${node.id}`}
              key={node.id}
              // Before the field loses the focus, which closes the list.
              onMouseDown={(event) => {
                event.preventDefault();
                onFound(node.id);
              }}
              role="option"
              tabIndex={-1}
            >
              <Icon aria-hidden="true" className="size-4 shrink-0 text-[var(--family)]" />
              <span className="min-w-0 grow">
                <span className="block truncate text-sm">
                  {node.title} <span className="text-muted">{node.aside}</span>
                </span>
                <span className="block truncate text-muted text-xs">{node.summary}</span>
              </span>
            </div>
          );
        })}
      </div>
      {text.trim() !== '' && found.length === 0 && (
        <p className="px-2 pt-2 pb-1 text-muted text-sm">{t('nothingFound')}</p>
      )}
    </search>
  );
}
