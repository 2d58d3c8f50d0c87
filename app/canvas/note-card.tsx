import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { cn } from '../ui/index.ts';
import { colourOf } from './graph/index.ts';
import type { NoteData, NoteNode } from './model.ts';
import { MarkSign } from './node-card.tsx';

interface NoteFaceProps {
  data: NoteData;
  selected: boolean | undefined;
  children: ReactNode;
}

/** The sheet of paper; what is on it comes from whoever shows or edits it. */
export function NoteFace({ data, selected, children }: NoteFaceProps) {
  const { note, mark } = data;
  return (
    <div
      className={cn(
        'flow-note relative h-full overflow-hidden rounded-md border p-2.5',
        selected && 'outline outline-2 outline-accent',
        mark && `flow-card-marked flow-mark-${mark}`,
      )}
      data-colour={colourOf(note)}
    >
      {children}
      <MarkSign mark={mark} />
    </div>
  );
}

/** What somebody wrote on the canvas, as plain text. */
export const NoteCard = memo(function NoteCard({ data, selected }: NodeProps<NoteNode>) {
  return (
    <NoteFace data={data} selected={selected}>
      <p className="flow-note-text h-full overflow-hidden whitespace-pre-wrap break-words">
        {data.note.text}
      </p>
    </NoteFace>
  );
});
