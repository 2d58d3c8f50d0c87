import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PricingFlow } from '#schemas';
import { useTrpc } from '../../../trpc/client.tsx';
import type { ShownError } from '../../../trpc/procedure.ts';
import { shownErrorOf } from '../../../trpc/shown-error.ts';
import { isDirty } from '../../edit/index.ts';

const PAUSE_MS = 1200;
const RETRY_MS = 10_000;

export interface KeptDraft {
  /** The document as the server has it. */
  flow: PricingFlow;
  /** Of the draft; null while there is none. */
  lockVersion: number | null;
  /** ISO instant. */
  at: string;
}

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

export interface Autosave {
  status: SaveStatus;
  kept: KeptDraft;
  /** Of the last try, if it failed. */
  error: ShownError | undefined;
  saveNow: () => void;
}

/**
 * Keeps the draft a moment after the last change, under the lock of what was opened. Changed by
 * somebody else: nothing more is written.
 */
export function useAutosave(flow: PricingFlow, opened: KeptDraft): Autosave {
  const [kept, setKept] = useState(opened);
  const [error, setError] = useState<ShownError>();
  const { mutateAsync, isPending } = useMutation(useTrpc().design.saveDraft.mutationOptions());
  const latest = useRef({ flow, kept });
  latest.current = { flow, kept };
  const isBusy = useRef(false);
  const isStopped = error?.code === 'conflict';

  const save = useCallback(async () => {
    const { flow: document, kept: before } = latest.current;
    if (isBusy.current || !isDirty(document, before.flow)) return;
    isBusy.current = true;
    try {
      const lock = before.lockVersion === null ? {} : { lockVersion: before.lockVersion };
      const saved = await mutateAsync({ document, ...lock });
      setKept({ flow: document, lockVersion: saved.lockVersion, at: saved.updatedAt });
      setError(undefined);
    } catch (failure) {
      setError(shownErrorOf(failure));
    } finally {
      isBusy.current = false;
    }
  }, [mutateAsync]);

  const dirty = isDirty(flow, kept.flow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the document waits anew
  useEffect(() => {
    if (!dirty || isStopped || isPending) return undefined;
    const timer = setTimeout(() => void save(), error ? RETRY_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [flow, dirty, isStopped, isPending, error, save]);

  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  const statusOf = (): SaveStatus => {
    if (isStopped) return 'conflict';
    if (isPending) return 'saving';
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
