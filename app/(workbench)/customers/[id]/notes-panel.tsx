'use client';

import { useMutation } from '@tanstack/react-query';
import { Pin, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Note } from '#engine/runtime/customer';
import { useTrpc } from '../../../trpc/client.tsx';
import {
  Button,
  Checkbox,
  DateText,
  Field,
  IconButton,
  Panel,
  TextArea,
} from '../../../ui/index.ts';
import { useAfterCommand } from './use-command.ts';

interface NotesPanelProps {
  customerId: string;
  notes: readonly Note[];
  timeZone: string;
  may: { add: boolean; remove: boolean };
}

export function NotesPanel({ customerId, notes, timeZone, may }: NotesPanelProps) {
  const t = useTranslations('customer.notes');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const remove = useMutation(
    trpc.customer.removeNote.mutationOptions({
      onSuccess: () => succeed(t('removed')),
      onError: fail,
    }),
  );
  return (
    <Panel title={t('title')}>
      {may.add && <NewNote customerId={customerId} />}
      {notes.length === 0 && !may.add && <p className="text-muted text-sm">{t('none')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {notes.map((note) => (
          <li className="py-2.5 text-sm first:pt-3 last:pb-0" key={note.id}>
            <div className="flex items-start gap-2">
              {note.isPinned && (
                <Pin aria-label={t('pinned')} className="mt-0.5 size-3.5 shrink-0 text-accent" />
              )}
              <p className="min-w-0 grow whitespace-pre-wrap break-words">{note.text}</p>
              {may.remove && (
                <IconButton
                  icon={<Trash2 />}
                  label={t('remove')}
                  onClick={() => remove.mutate({ id: note.id })}
                  size="sm"
                />
              )}
            </div>
            <p className="text-muted text-xs">
              {note.author} · <DateText instant={note.createdAt} timeZone={timeZone} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function NewNote({ customerId }: { customerId: string }) {
  const t = useTranslations('customer.notes');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const [text, setText] = useState('');
  const [isPinned, setPinned] = useState(false);
  const add = useMutation(
    trpc.customer.addNote.mutationOptions({
      onSuccess: () => {
        setText('');
        setPinned(false);
        succeed(t('added'));
      },
      onError: fail,
    }),
  );
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') add.mutate({ customerId, text: text.trim(), isPinned });
      }}
    >
      <Field hideLabel label={t('text')}>
        <TextArea
          maxLength={10_000}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('text')}
          rows={2}
          value={text}
        />
      </Field>
      {text !== '' && (
        <div className="flex items-center justify-between gap-3">
          <Checkbox
            checked={isPinned}
            label={t('pin')}
            onChange={(event) => setPinned(event.target.checked)}
          />
          <Button pending={add.isPending} size="sm" type="submit" variant="primary">
            {t('add')}
          </Button>
        </div>
      )}
    </form>
  );
}
