import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTrpc } from '../../trpc/client.tsx';
import type { ShownError } from '../../trpc/procedure.ts';
import { shownErrorOf } from '../../trpc/shown-error.ts';
import { isDirty } from '../index.ts';

const PAUSE_MS = 1200;
const RETRY_MS = 10_000;

export interface KeptDraft<Document = unknown> {
  /** The document as the server has it. */
  document: Document;
  /** Of the draft; null while there is none. */
  lockVersion: number | null;
  /** ISO instant. */
  at: string;
}

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'conflict';

export interface Autosave {
  status: SaveStatus;
  kept: KeptDraft;
  /** Of the last try, if it failed. */
  error: ShownError | undefined;
  saveNow: () => void;
}

/** A design document that is edited. */
type Draft = { kind: string; key: string };

/**
 * Keeps the draft a moment after the last change, under the lock of what was opened. Changed by
 * somebody else: nothing more is written.
 */
export function useAutosave<Document extends Draft>(
  document: Document,
  opened: KeptDraft<Document>,
): Autosave {
  const [kept, setKept] = useState(opened);
  const [error, setError] = useState<ShownError>();
  const { mutateAsync, isPending, isPaused } = useMutation(
    useTrpc().design.saveDraft.mutationOptions(),
  );
  const latest = useRef({ document, kept });
  latest.current = { document, kept };
  const isBusy = useRef(false);
  const isStopped = error?.code === 'conflict';

  const save = useCallback(async () => {
    const { document: now, kept: before } = latest.current;
    if (isBusy.current || !isDirty(now, before.document)) return;
    isBusy.current = true;
    try {
      const lock = before.lockVersion === null ? {} : { lockVersion: before.lockVersion };
      const saved = await mutateAsync({ document: now, ...lock });
      setKept({ document: now, lockVersion: saved.lockVersion, at: saved.updatedAt });
      setError(undefined);
    } catch (failure) {
      setError(shownErrorOf(failure));
    } finally {
      isBusy.current = false;
    }
  }, [mutateAsync]);

  const dirty = useMemo(() => isDirty(document, kept.document), [document, kept]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the document waits anew
  useEffect(() => {
    if (!dirty || isStopped || isPending) return undefined;
    const timer = setTimeout(() => void save(), error ? RETRY_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [document, dirty, isStopped, isPending, error, save]);

  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  const statusOf = (): SaveStatus => {
    if (isStopped) return 'conflict';
    if (isPending) return isPaused ? 'offline' : 'saving';
    if (!dirty) return 'saved';
    return error ? 'failed' : 'unsaved';
  };
  return {
    status: statusOf(),
    kept,
    error,
    saveNow: () => {
      if (!isStopped) void save();
    },
  };
}
