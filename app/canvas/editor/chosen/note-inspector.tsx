import { Copy, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { FlowNote } from '#schemas';
import { cn, Field, IconButton, TextArea, TextInput } from '../../../ui/index.ts';
import { MOST_NOTE_TEXT } from '../../edit/index.ts';
import { colourOf, NOTE_COLOURS, NOTE_SIZE } from '../../graph/index.ts';
import { type Editor, NOTHING } from '../use-editor.ts';

interface NoteInspectorProps {
  note: FlowNote;
  editor: Editor;
}

function Head({ note, editor }: NoteInspectorProps) {
  const t = useTranslations('editor.inspector');
  const n = useTranslations('editor.notes');
  return (
    <header className="flex items-center gap-2 px-4 pt-3 pb-2">
      <h2 className="min-w-0 grow truncate font-semibold">{n('one')}</h2>
      <IconButton
        icon={<Copy />}
        label={t('duplicate')}
        onClick={() => editor.edit({ type: 'duplicate', nodes: [], notes: [note.id] })}
        size="sm"
      />
      <IconButton
        icon={<Trash2 />}
        label={t('remove')}
        onClick={() => editor.edit({ type: 'remove', nodes: [], notes: [note.id] })}
        size="sm"
      />
      <IconButton
        icon={<X />}
        label={t('close')}
        onClick={() => editor.select(NOTHING)}
        size="sm"
      />
    </header>
  );
}

interface SizeFieldProps extends NoteInspectorProps {
  side: 'width' | 'height';
}

/** A size counts once it is typed to its end. */
function SizeField({ note, editor, side }: SizeFieldProps) {
  const t = useTranslations('editor.notes');
  const [typed, setTyped] = useState<string>();
  const { least, most } = NOTE_SIZE[side];
  const commit = () => {
    const size = Number(typed);
    if (typed !== undefined && typed.trim() !== '' && Number.isFinite(size)) {
      editor.edit({ type: 'change-note', note: note.id, members: { [side]: size } });
    }
    setTyped(undefined);
  };
  return (
    <Field help={`${least}–${most}`} label={t(side)}>
      <TextInput
        numeric
        onBlur={commit}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
        unit="px"
        value={typed ?? String(note[side])}
      />
    </Field>
  );
}

/** Everything about one note that can be changed. */
export function NoteInspector(props: NoteInspectorProps) {
  const { note, editor } = props;
  const t = useTranslations('editor.notes');
  const change = (members: Partial<FlowNote>) =>
    editor.edit({ type: 'change-note', note: note.id, members });
  return (
    <>
      <Head {...props} />
      <div className="flex flex-col gap-3 border-line border-t px-4 py-3">
        <Field help={t('help')} label={t('text')}>
          <TextArea
            maxLength={MOST_NOTE_TEXT}
            onChange={({ target }) => change({ text: target.value })}
            rows={8}
            value={note.text}
          />
        </Field>
        <fieldset>
          <legend className="mb-1 font-medium text-sm">{t('colour')}</legend>
          <div className="flex gap-2">
            {NOTE_COLOURS.map((colour) => (
              <label
                className={cn(
                  'flow-note-swatch relative size-7 rounded-md border-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
                  colour === colourOf(note) && 'ring-2 ring-accent ring-offset-1',
                )}
                data-colour={colour}
                key={colour}
                title={t(`colours.${colour}`)}
              >
                <input
                  aria-label={t(`colours.${colour}`)}
                  checked={colour === colourOf(note)}
                  className="absolute inset-0 size-full cursor-pointer opacity-0"
                  name="note-colour"
                  onChange={() => change({ colour })}
                  type="radio"
                />
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid grid-cols-2 gap-3">
          <SizeField side="width" {...props} />
          <SizeField side="height" {...props} />
        </div>
      </div>
    </>
  );
}
