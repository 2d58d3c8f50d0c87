'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { paths } from '../../paths.ts';
import { useTrpc } from '../../trpc/client.tsx';
import type { ShownError } from '../../trpc/procedure.ts';
import { shownErrorOf } from '../../trpc/shown-error.ts';
import type { UploadState } from './types.ts';

/** Parts of one request. */
const PARTS_AT_ONCE = 4;
const MOST_TRIES = 4;
const WAIT_MS = 800;

export type UploadPhase =
  | { phase: 'idle' }
  | { phase: 'sending' | 'reading'; name: string; sent: number; bytes: number }
  /** `id` where the upload can go on. */
  | { phase: 'failed'; error: ShownError; name: string; id: string | null };

interface Options {
  onDone: (id: string) => void;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** An error of a route that is no procedure, as the procedures would give it. */
class RefusedPart extends Error {
  readonly data: { shown: ShownError };
  constructor(shown: ShownError) {
    super(shown.text.en);
    this.data = { shown };
  }
}

async function sendParts(
  upload: UploadState,
  file: File,
  from: number,
  signal: AbortSignal,
): Promise<number> {
  const end = Math.min(from + PARTS_AT_ONCE, upload.parts);
  const body = file.slice(from * upload.partBytes, Math.min(end * upload.partBytes, file.size));
  const response = await fetch(paths.uploadPart(upload.id, from), {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream' },
    body,
    signal,
  });
  if (response.ok) return end;
  const shown = (await response.json().catch(() => null)) as ShownError | null;
  if (shown?.text) throw new RefusedPart(shown);
  throw new Error(String(response.status));
}

/** Uploads a file in parts; a part that is lost on the way is sent again. */
export function useUpload({ onDone }: Options) {
  const trpc = useTrpc();
  const client = useQueryClient();
  const create = useMutation(trpc.import.createUpload.mutationOptions());
  const finish = useMutation(trpc.import.finishUpload.mutationOptions());
  const remove = useMutation(trpc.import.removeUpload.mutationOptions());
  const [state, setState] = useState<UploadPhase>({ phase: 'idle' });
  const running = useRef<{ control: AbortController; id: string | null } | null>(null);

  async function sendAll(upload: UploadState, file: File, signal: AbortSignal): Promise<void> {
    let next = upload.nextPart;
    let tries = 0;
    while (next < upload.parts) {
      const sent = Math.min(next * upload.partBytes, file.size);
      setState({ phase: 'sending', name: file.name, sent, bytes: file.size });
      try {
        next = await sendParts(upload, file, next, signal);
        tries = 0;
      } catch (error) {
        tries += 1;
        if (signal.aborted || error instanceof RefusedPart || tries >= MOST_TRIES) throw error;
        await pause(WAIT_MS * tries);
      }
    }
  }

  async function start(file: File, begun?: UploadState): Promise<void> {
    const control = new AbortController();
    const run = { control, id: begun?.id ?? null };
    running.current = run;
    setState({ phase: 'sending', name: file.name, sent: 0, bytes: file.size });
    try {
      const upload = begun ?? (await create.mutateAsync({ fileName: file.name, bytes: file.size }));
      run.id = upload.id;
      await sendAll(upload, file, control.signal);
      setState({ phase: 'reading', name: file.name, sent: file.size, bytes: file.size });
      await finish.mutateAsync({ id: upload.id });
      onDone(upload.id);
    } catch (error) {
      if (control.signal.aborted) return;
      const shown = shownErrorOf(error);
      const canGoOn = shown.code === 'unavailable' || shown.code === 'internal';
      setState({ phase: 'failed', error: shown, name: file.name, id: canGoOn ? run.id : null });
    }
  }

  async function goOn(file: File, id: string): Promise<void> {
    try {
      const begun = await client.fetchQuery(
        trpc.import.upload.queryOptions({ id }, { staleTime: 0 }),
      );
      await start(file, begun);
    } catch (error) {
      setState({ phase: 'failed', error: shownErrorOf(error), name: file.name, id });
    }
  }

  /** Stops sending and forgets what was sent. */
  function cancel(): void {
    const run = running.current;
    run?.control.abort();
    setState({ phase: 'idle' });
    if (run?.id) remove.mutate({ id: run.id });
  }

  return { state, start, goOn, cancel };
}
