'use client';

import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useTrpc } from '../../../../trpc/client.tsx';
import { errorText } from '../../../../trpc/shown-error.ts';
import { useToast } from '../../../../ui/index.ts';

/** Cells as a person has changed them and not saved yet, by row and column. */
export type Edits = ReadonlyMap<string, { row: number; column: string; text: string }>;

export interface EditState {
  edits: Edits;
  /** `was`: what stands there now; the same again is no edit. */
  edit: (row: number, column: string, text: string, was: string) => void;
  clear: () => void;
  /** Saves all of them; says whether that went well. */
  save: () => Promise<boolean>;
  isSaving: boolean;
}

/** Rows that the server takes in one call. */
const MOST_AT_ONCE = 200;

export const editKey = (row: number, column: string) => `${row} ${column}`;

/** Corrections of an upload's rows, kept until they are saved. */
export function useEdits(uploadId: string, onSaved: () => void): EditState {
  const t = useTranslations('imports.errors');
  const locale = useLocale();
  const toast = useToast();
  const trpc = useTrpc();
  const fix = useMutation(trpc.import.fixRows.mutationOptions());
  const [edits, setEdits] = useState<Edits>(new Map());
  useWarning(edits.size > 0);
  const save = async () => {
    const rows = rowsOf(edits);
    try {
      for (let from = 0; from < rows.length; from += MOST_AT_ONCE) {
        await fix.mutateAsync({ uploadId, rows: rows.slice(from, from + MOST_AT_ONCE) });
      }
    } catch (error) {
      toast({ tone: 'failed', title: errorText(error, locale) });
      return false;
    }
    setEdits(new Map());
    if (rows.length > 0) toast({ tone: 'done', title: t('saved', { count: rows.length }) });
    onSaved();
    return true;
  };
  return {
    edits,
    clear: () => setEdits(new Map()),
    edit: (row, column, text, was) =>
      setEdits((before) => {
        const next = new Map(before);
        if (text === was) next.delete(editKey(row, column));
        else next.set(editKey(row, column), { row, column, text });
        return next;
      }),
    save,
    isSaving: fix.isPending,
  };
}

/** Has the browser ask before what was typed is lost. */
function useWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isOn]);
}

function rowsOf(edits: Edits) {
  const rows = new Map<number, Record<string, string>>();
  for (const { row, column, text } of edits.values()) {
    rows.set(row, { ...rows.get(row), [column]: text });
  }
  return [...rows].map(([row, cells]) => ({ row, cells }));
}
