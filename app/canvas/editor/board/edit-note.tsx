import { type NodeProps, useStoreApi } from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { memo, type PointerEvent, useContext, useEffect, useRef, useState } from 'react';
import { MOST_NOTE_TEXT } from '../../edit/index.ts';
import { NOTE_SIZE, noteKey } from '../../graph/index.ts';
import type { NoteNode } from '../../model.ts';
import { NoteFace } from '../../note-card.tsx';
import { focusNode } from '../../use-view.ts';
import { useDesk } from '../use-desk.ts';
import { BoardEditor } from './board-editor.ts';

interface Size {
  width: number;
  height: number;
}

const bounded = ({ least, most }: { least: number; most: number }, size: number) =>
  Math.round(Math.min(most, Math.max(least, size)));

interface CornerProps {
  id: string;
  size: Size;
  /** While it is dragged, and undefined when that is over. */
  onSize: (size: Size | undefined) => void;
}

/** The lower right corner, by which a note is made larger or smaller. */
function Corner({ id, size, onSize }: CornerProps) {
  const t = useTranslations('editor.notes');
  const editor = useContext(BoardEditor);
  const store = useStoreApi();
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { clientX, clientY, pointerId, currentTarget } = event;
    currentTarget.setPointerCapture(pointerId);
    let latest: Size = { width: size.width, height: size.height };
    const move = (moved: globalThis.PointerEvent) => {
      const zoom = store.getState().transform[2];
      latest = {
        width: bounded(NOTE_SIZE.width, size.width + (moved.clientX - clientX) / zoom),
        height: bounded(NOTE_SIZE.height, size.height + (moved.clientY - clientY) / zoom),
      };
      onSize(latest);
    };
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener(
      'lostpointercapture',
      () => {
        currentTarget.removeEventListener('pointermove', move);
        onSize(undefined);
        editor?.edit({ type: 'change-note', note: id, members: latest });
      },
      { once: true },
    );
  };
  return (
    <span
      aria-hidden="true"
      className="nodrag nopan absolute right-0 bottom-0 size-4 cursor-nwse-resize touch-none rounded-tl border-current border-t border-l opacity-40 hover:opacity-100"
      onPointerDown={onPointerDown}
      title={t('resize')}
    />
  );
}

function Writing({ note, onEnd }: { note: NoteNode['data']['note']; onEnd: () => void }) {
  const t = useTranslations('editor.notes');
  const editor = useContext(BoardEditor);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // React Flow keeps a node hidden until it has seen it once.
    const frame = requestAnimationFrame(() => field.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <textarea
      aria-label={t('text')}
      className="flow-note-text nodrag nopan nowheel h-full w-full resize-none bg-transparent outline-none placeholder:text-muted"
      maxLength={MOST_NOTE_TEXT}
      onBlur={onEnd}
      onChange={({ target }) =>
        editor?.edit({ type: 'change-note', note: note.id, members: { text: target.value } })
      }
      onKeyDown={(event) => {
        const isDone =
          event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!isDone) return;
        event.preventDefault();
        event.stopPropagation();
        const board = event.currentTarget.closest<HTMLElement>('.react-flow');
        onEnd();
        focusNode(board, noteKey(note.id));
      }}
      placeholder={t('placeholder')}
      ref={field}
      value={note.text}
    />
  );
}

/** A note that can be written on and made larger; it is dragged like a card. */
export const EditNote = memo(function EditNote({ data, selected }: NodeProps<NoteNode>) {
  const t = useTranslations('editor.notes');
  const { writing, setWriting } = useDesk();
  const [resized, setResized] = useState<Size>();
  const { note } = data;
  const isWriting = writing === note.id;
  return (
    <div className="h-full" style={resized ?? {}}>
      <NoteFace data={data} selected={selected}>
        {isWriting ? (
          <Writing note={note} onEnd={() => setWriting(undefined)} />
        ) : (
          <p
            className="flow-note-text h-full overflow-hidden whitespace-pre-wrap break-words"
            onDoubleClick={(event) => {
              event.stopPropagation();
              setWriting(note.id);
            }}
          >
            {note.text || <span className="text-muted">{t('placeholder')}</span>}
          </p>
        )}
        {selected && <Corner id={note.id} onSize={setResized} size={resized ?? note} />}
      </NoteFace>
    </div>
  );
});
